/** Metadata types the local org speaks. */
export interface MetadataType {
  /** Name in package.xml, 'CustomObject'. */
  name: string;
  /** Folder in the archive and in the source tree. */
  folder: string;
  /** File ending in the archive without dot; in the source tree it is followed by `-meta.xml`. */
  suffix: string;
  /** Key prefix of component ids. */
  idPrefix: string;
  /** A folder of files per component (Lightning bundles), or folders of components (reports). */
  layout: 'file' | 'bundle' | 'foldered';
}

/** A part of a component that package.xml may name on its own. */
export interface ChildType {
  name: string;
  parent: string;
  /** Element that holds it in the parent's file. */
  element: string;
  /** Folder of the part below the parent's folder in the source tree; absent where the part stays in the parent's file. */
  folder?: string;
  suffix?: string;
  idPrefix: string;
}

export const metadataTypes: readonly MetadataType[] = [
  { name: 'CustomApplication', folder: 'applications', suffix: 'app', idPrefix: '02u', layout: 'file' },
  { name: 'CustomLabels', folder: 'labels', suffix: 'labels', idPrefix: '101', layout: 'file' },
  { name: 'CustomMetadata', folder: 'customMetadata', suffix: 'md', idPrefix: 'm00', layout: 'file' },
  { name: 'CustomObject', folder: 'objects', suffix: 'object', idPrefix: '01I', layout: 'file' },
  { name: 'CustomTab', folder: 'tabs', suffix: 'tab', idPrefix: '01r', layout: 'file' },
  { name: 'FlexiPage', folder: 'flexipages', suffix: 'flexipage', idPrefix: '0M0', layout: 'file' },
  { name: 'LightningComponentBundle', folder: 'lwc', suffix: 'js', idPrefix: '0Rb', layout: 'bundle' },
  {
    name: 'PermissionSet',
    folder: 'permissionsets',
    suffix: 'permissionset',
    idPrefix: '0PS',
    layout: 'file',
  },
  {
    name: 'PermissionSetGroup',
    folder: 'permissionsetgroups',
    suffix: 'permissionsetgroup',
    idPrefix: '0PG',
    layout: 'file',
  },
  {
    name: 'PlatformEventChannelMember',
    folder: 'platformEventChannelMembers',
    suffix: 'platformEventChannelMember',
    idPrefix: '0v8',
    layout: 'file',
  },
  { name: 'Report', folder: 'reports', suffix: 'report', idPrefix: '00O', layout: 'foldered' },
  { name: 'ReportType', folder: 'reportTypes', suffix: 'reportType', idPrefix: '070', layout: 'file' },
];

export const childTypes: readonly ChildType[] = [
  {
    name: 'CustomField',
    parent: 'CustomObject',
    element: 'fields',
    folder: 'fields',
    suffix: 'field',
    idPrefix: '00N',
  },
  {
    name: 'ListView',
    parent: 'CustomObject',
    element: 'listViews',
    folder: 'listViews',
    suffix: 'listView',
    idPrefix: '00B',
  },
  { name: 'CustomLabel', parent: 'CustomLabels', element: 'labels', idPrefix: '101' },
];

export const typeByName = (name: string): MetadataType | undefined =>
  metadataTypes.find((type) => type.name === name);
export const childTypeByName = (name: string): ChildType | undefined =>
  childTypes.find((type) => type.name === name);
export const childrenOf = (parent: string): ChildType[] =>
  childTypes.filter((type) => type.parent === parent);
