import { notSpoken } from '../errors.ts';
import { keptFields } from '../schema/compound.ts';
import type { FieldDef, ObjectDef } from '../types.ts';
import { fieldJson } from './field-json.ts';

/** The record type every object has when nobody made others. */
export const masterRecordType = '012000000000000AAA';

/** The named layouts of the platform: users have a second one, nothing else has any. */
export const namedLayouts: ReadonlyMap<string, string> = new Map([['user', 'UserAlt']]);

/**
 * The one page layout an object has here: every field in describe order, two to a row, and its child lists. Nobody
 * designs layouts in this org, so it has no id.
 */
export function layoutsJson(def: ObjectDef, version: string): object {
  refuseUnlaid(def);
  return {
    layouts: [layoutJson(def)],
    recordTypeMappings: [
      {
        active: true,
        available: true,
        defaultRecordTypeMapping: true,
        developerName: 'Master',
        layoutId: null,
        master: true,
        name: 'Master',
        picklistsForRecordType: null,
        recordTypeId: masterRecordType,
        urls: {
          layout: `/services/data/v${version}/sobjects/${def.name}/describe/layouts/${masterRecordType}`,
        },
      },
    ],
    recordTypeSelectorRequired: [false],
  };
}

export function layoutJson(def: ObjectDef): object {
  refuseUnlaid(def);
  const button = (name: string, label: string) => ({
    behavior: null,
    colors: null,
    content: null,
    contentSource: null,
    custom: false,
    encoding: null,
    height: null,
    icons: null,
    label,
    menubar: false,
    name,
    overridden: false,
    resizeable: false,
    scrollbars: false,
    showsLocation: false,
    showsStatus: false,
    toolbar: false,
    url: null,
    width: null,
    windowPosition: null,
  });
  const detailButtons = [
    ...(def.updateable ? [button('Edit', 'Edit')] : []),
    ...(def.deletable ? [button('Delete', 'Delete')] : []),
  ];
  return {
    buttonLayoutSection: { detailButtons },
    detailLayoutSections: [section(def, keptFields(def.fields))],
    editLayoutSections: [
      section(
        def,
        def.fields.filter((field) => field.createable || field.updateable),
      ),
    ],
    feedView: null,
    highlightsPanelLayoutSection: null,
    id: null,
    multirowEditLayoutSections: [],
    offlineLinks: [],
    quickActionList: { quickActionListItems: [] },
    relatedContent: null,
    relatedLists: def.childRelationships
      .filter((child) => child.relationshipName !== null)
      .map((child) => ({
        accessLevelRequiredForCreate: null,
        buttons: [],
        columns: [],
        custom: child.childSObject.endsWith('__c'),
        field: child.field,
        label: child.relationshipName,
        limitRows: 5,
        name: child.relationshipName,
        sobject: child.childSObject,
        sort: [],
      })),
    saveOptions: [],
  };
}

/** The layout shown where nobody made one: the record's name. */
export function compactLayoutsJson(def: ObjectDef, version: string): object {
  refuseUnlaid(def);
  const name = def.fields.find((field) => field.nameField);
  return {
    compactLayouts: [
      {
        actions: [],
        fieldItems: name ? [item(def, name)] : [],
        id: null,
        imageItems: [],
        label: 'System Default',
        name: 'SYSTEM',
        objectType: def.name,
      },
    ],
    defaultCompactLayoutId: null,
    recordTypeCompactLayoutMappings: [
      {
        available: true,
        compactLayoutId: null,
        compactLayoutName: 'SYSTEM',
        recordTypeId: masterRecordType,
        recordTypeName: 'Master',
        urls: {
          compactLayout: `/services/data/v${version}/sobjects/${def.name}/describe/compactLayouts/${masterRecordType}`,
        },
      },
    ],
    urls: { primary: `/services/data/v${version}/sobjects/${def.name}/describe/compactLayouts/primary` },
  };
}

function refuseUnlaid(def: ObjectDef): void {
  if (!def.createable) throw notSpoken(`layouts of ${def.name}, which no page shows`);
}

function section(def: ObjectDef, fields: readonly FieldDef[]): object {
  const pairs = Array.from({ length: Math.ceil(fields.length / 2) }, (_, row) =>
    fields.slice(row * 2, row * 2 + 2),
  );
  return {
    collapsed: false,
    columns: 2,
    heading: 'Information',
    layoutRows: pairs.map((pair) => ({
      layoutItems: pair.map((field) => item(def, field)),
      numItems: pair.length,
    })),
    layoutSectionId: null,
    parentLayoutId: null,
    rows: pairs.length,
    tabOrder: 'LeftToRight',
    useCollapsibleSection: false,
    useHeading: true,
  };
}

function item(def: ObjectDef, field: FieldDef): object {
  return {
    editableForNew: field.createable,
    editableForUpdate: field.updateable,
    label: field.label,
    layoutComponents: [
      { details: fieldJson(def, field), displayLines: 1, tabOrder: 0, type: 'Field', value: field.name },
    ],
    placeholder: false,
    required: !field.nillable && field.createable && !field.defaultedOnCreate,
  };
}
