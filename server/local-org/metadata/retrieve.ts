import type { Org, SessionUser } from '../types.ts';
import { makeId } from '../id.ts';
import { writeArchive } from './archive.ts';
import { archiveFilesOf } from './convert.ts';
import { fileProperties } from './file-properties.ts';
import { metadataOf } from './org-metadata.ts';
import { packageNamed } from './packages.ts';
import type { Manifest } from './package-xml.ts';
import { isStandardObject, standardElements } from './standard-objects.ts';
import type { Component } from './tree.ts';
import { childTypeByName, typeByName } from './types.ts';
import { element, parseXml, writeXml } from './xml.ts';

export interface Retrieval {
  id: string;
  zipFile: string | undefined;
  fileProperties: Record<string, unknown>[];
  messages: Message[];
  /** Why nothing came; undefined when it went well. */
  error?: { code: string; message: string };
}
interface Message {
  fileName: string;
  problem: string;
}

/** What a client asks for: components on their own, unmanaged packages by name, or both. */
export interface RetrieveRequest {
  unpackaged: Manifest | undefined;
  packageNames: readonly string[];
  /** The one package stands at the root of the zip. */
  singlePackage: boolean;
}

const retrievalsOf = (org: Org): Map<string, Retrieval> =>
  org.state('retrievals', () => new Map<string, Retrieval>());
export const retrievalById = (org: Org, id: string): Retrieval | undefined => retrievalsOf(org).get(id);

/** Puts what was asked for into a zip. What is not there is a message, not an error, as on the platform. */
export function retrieve(org: Org, user: SessionUser, request: RetrieveRequest): Retrieval {
  const retrievals = retrievalsOf(org);
  const id = makeId('09S', retrievals.size + 1);
  const retrieval = { id, ...contentOf(org, user, request) };
  retrievals.set(id, retrieval);
  return retrieval;
}

function contentOf(org: Org, user: SessionUser, request: RetrieveRequest): Omit<Retrieval, 'id'> {
  const { unpackaged, packageNames, singlePackage } = request;
  const missing = packageNames.find((name) => !packageNamed(org, name));
  if (missing !== undefined) {
    const code = 'INVALID_CROSS_REFERENCE_KEY';
    const error = { code, message: `${code}: No package named '${missing}' found` };
    return { zipFile: undefined, fileProperties: [], messages: [], error };
  }
  const parts = [
    ...(unpackaged ? [{ folder: 'unpackaged/', manifest: unpackaged }] : []),
    ...packageNames.map((name) => ({
      folder: singlePackage && packageNames.length === 1 ? '' : `${name}/`,
      manifest: packageNamed(org, name)!,
    })),
  ];
  const files = new Map<string, string | Uint8Array>();
  const messages: Message[] = [];
  const properties: Record<string, unknown>[] = [];
  for (const { folder, manifest } of parts) {
    const { found, all } = named(org, manifest, `${folder}package.xml`, messages);
    for (const [path, content] of filesOf(org, all)) files.set(`${folder}${path}`, content);
    files.set(`${folder}package.xml`, writeXml(packageXml(manifest, found)));
    properties.push(...all.map((component) => fileProperties(org, user, component, folder)));
  }
  return { zipFile: writeArchive(files), fileProperties: properties, messages };
}

/** Components that a manifest names, and those with their parts. */
function named(
  org: Org,
  manifest: Manifest,
  fileName: string,
  messages: Message[],
): { found: Component[]; all: Component[] } {
  const there = metadataOf(org).components();
  const found = [...manifest.members].flatMap(([type, members]) => {
    if (!typeByName(type) && !childTypeByName(type)) {
      messages.push({ fileName, problem: `Entity type: '${type}' is unknown` });
      return [];
    }
    return members.flatMap((member) => {
      const matches = there.filter(
        (one) =>
          (one.type === type && (member === '*' || one.fullName === member)) ||
          (type === 'Report' && one.type === 'ReportFolder' && one.fullName === member),
      );
      // The platform gives a standard object by its name only, never for a wildcard.
      const ownFile = matches.some((one) => one.type === 'CustomObject');
      if (!ownFile && isStandardObject(org.schema, type, member))
        matches.push({ type, fullName: member, paths: [] });
      if (matches.length === 0 && member !== '*')
        messages.push({ fileName, problem: `Entity of type '${type}' named '${member}' cannot be found` });
      return matches;
    });
  });
  return { found: [...new Set(found)], all: withParts([...new Set(found)], there) };
}

function filesOf(org: Org, components: readonly Component[]): Map<string, string | Uint8Array> {
  const files = archiveFilesOf(metadataOf(org).tree, components);
  for (const { type, fullName } of components) {
    if (!isStandardObject(org.schema, type, fullName)) continue;
    const path = `objects/${fullName}.object`;
    const parts = files.get(path);
    const children = parts === undefined ? [] : parseXml(Buffer.from(parts).toString('utf8')).children;
    const own = standardElements(org.schema, fullName);
    files.set(path, writeXml(element('CustomObject', [...children, ...own])));
  }
  return files;
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
  return element('Package', [
    ...(manifest.fullName === undefined ? [] : [element('fullName', manifest.fullName)]),
    ...types,
    element('version', manifest.version ?? '66.0'),
  ]);
}
