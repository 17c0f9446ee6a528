import { stampOf } from '../stamp.ts';
import type { Org, SessionUser } from '../types.ts';
import { archivePath } from './convert.ts';
import { metadataOf } from './org-metadata.ts';
import { isStandardObject } from './standard-objects.ts';
import type { Component } from './tree.ts';
import { childTypeByName } from './types.ts';

/** FileProperties, for retrieve and list alike. */
export function fileProperties(
  org: Org,
  user: SessionUser,
  component: Component,
  folder = '',
): Record<string, unknown> {
  const { type, fullName, paths } = component;
  const stamps = metadataOf(org).stampsOf(component);
  // A standard object was created by nobody: it has no id and the beginning of time.
  const isStandard = isStandardObject(org.schema, type, fullName);
  const created = stamps?.created ?? (isStandard ? '1970-01-01T00:00:00.000Z' : stampOf(org.now()));
  return {
    createdById: user.id,
    createdByName: user.name,
    createdDate: created,
    fileName: `${folder}${fileNameOf(type, fullName, paths[0] ?? '')}`,
    fullName,
    id: stamps?.id ?? '',
    lastModifiedById: user.id,
    lastModifiedByName: user.name,
    lastModifiedDate: stamps?.modified ?? created,
    ...(isStandard ? { namespacePrefix: '' } : { manageableState: 'unmanaged' }),
    type,
  };
}

function fileNameOf(type: string, fullName: string, path: string): string {
  if (type === 'LightningComponentBundle') return `lwc/${fullName}`;
  if (type === 'CustomObject') return `objects/${fullName}.object`;
  if (childTypeByName(type)?.parent === 'CustomObject') return `objects/${fullName.split('.')[0]}.object`;
  return archivePath(type, path);
}
