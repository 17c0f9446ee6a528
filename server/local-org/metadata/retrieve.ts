import type { Org, SessionUser } from '../types.ts';
import { makeId } from '../id.ts';
import { stampOf } from '../stamp.ts';
import { writeArchive } from './archive.ts';
import { archiveFilesOf, archivePath } from './convert.ts';
import { metadataOf } from './org-metadata.ts';
import type { Manifest } from './package-xml.ts';
import type { Component } from './tree.ts';
import { childTypeByName, typeByName } from './types.ts';
import { element, writeXml } from './xml.ts';

export interface Retrieval {
  id: string;
  zipFile: string;
  fileProperties: Record<string, unknown>[];
  messages: { fileName: string; problem: string }[];
}

const retrievalsOf = (org: Org): Map<string, Retrieval> =>
  org.state('retrievals', () => new Map<string, Retrieval>());
export const retrievalById = (org: Org, id: string): Retrieval | undefined => retrievalsOf(org).get(id);

/** Puts what was asked for into a zip. What is not there is a message, not an error, as on the platform. */
export function retrieve(org: Org, user: SessionUser, manifest: Manifest): Retrieval {
  const all = metadataOf(org).components();
  const messages: Retrieval['messages'] = [];
  const found = [...manifest.members].flatMap(([type, members]) => {
    if (!typeByName(type) && !childTypeByName(type)) {
      messages.push({ fileName: 'unpackaged/package.xml', problem: `Entity type: '${type}' is unknown` });
      return [];
    }
    return members.flatMap((member) => {
      const named = all.filter((one) => one.type === type && (member === '*' || one.fullName === member));
      const folder = all.filter(
        (one) => type === 'Report' && one.type === 'ReportFolder' && one.fullName === member,
      );
      if (named.length === 0 && folder.length === 0 && member !== '*')
        messages.push({
          fileName: 'unpackaged/package.xml',
          problem: `Entity of type '${type}' named '${member}' cannot be found`,
        });
      return [...named, ...folder];
    });
  });
  const components = withParts([...new Set(found)], all);
  const files = archiveFilesOf(metadataOf(org).tree, components);
  files.set('package.xml', writeXml(packageXml(manifest, found)));
  const retrievals = retrievalsOf(org);
  const retrieval: Retrieval = {
    id: makeId('09S', retrievals.size + 1),
    zipFile: writeArchive(new Map([...files].map(([path, content]) => [`unpackaged/${path}`, content]))),
    fileProperties: components.map((component) => fileProperties(org, user, component, 'unpackaged/')),
    messages,
  };
  retrievals.set(retrieval.id, retrieval);
  return retrieval;
}

/** An object that is asked for comes with its fields and list views. */
function withParts(asked: readonly Component[], all: readonly Component[]): Component[] {
  const objects = new Set(
    asked.filter(({ type }) => type === 'CustomObject').map(({ fullName }) => fullName),
  );
  const parts = all.filter(
    ({ type, fullName }) =>
      childTypeByName(type)?.parent === 'CustomObject' && objects.has(fullName.split('.')[0] ?? ''),
  );
  return [...new Set([...asked, ...parts])];
}

function packageXml(manifest: Manifest, found: readonly Component[]) {
  const types = [...manifest.members.keys()].flatMap((type) => {
    const members = found.filter(
      (one) => one.type === type || (type === 'Report' && one.type === 'ReportFolder'),
    );
    if (members.length === 0) return [];
    return [
      element('types', [
        ...members.map(({ fullName }) => element('members', fullName)),
        element('name', type),
      ]),
    ];
  });
  return element('Package', [...types, element('version', manifest.version ?? '66.0')]);
}

/** FileProperties, for retrieve and list alike. */
export function fileProperties(
  org: Org,
  user: SessionUser,
  component: Component,
  folder = '',
): Record<string, unknown> {
  const { type, fullName, paths } = component;
  const stamps = metadataOf(org).stampsOf(component);
  const created = stamps?.created ?? stampOf(org.now());
  return {
    createdById: user.id,
    createdByName: user.name,
    createdDate: created,
    fileName: `${folder}${fileNameOf(type, fullName, paths[0]!)}`,
    fullName,
    id: stamps?.id ?? '',
    lastModifiedById: user.id,
    lastModifiedByName: user.name,
    lastModifiedDate: stamps?.modified ?? created,
    manageableState: 'unmanaged',
    type,
  };
}

function fileNameOf(type: string, fullName: string, path: string): string {
  if (type === 'LightningComponentBundle') return `lwc/${fullName}`;
  if (childTypeByName(type)?.parent === 'CustomObject') return `objects/${fullName.split('.')[0]}.object`;
  return archivePath(type, path);
}
