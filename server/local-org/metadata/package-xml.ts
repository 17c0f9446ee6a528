import { SalesforceError } from '../errors.ts';
import { parseXml, textOf, XmlError, type XmlNode } from './xml.ts';

/** Members by type, as package.xml and destructiveChanges.xml name them. */
export interface Manifest {
  members: Map<string, string[]>;
  version: string | undefined;
  /** Name of the unmanaged package it describes; undefined for components on their own. */
  fullName: string | undefined;
}

export function readManifest(text: string, file: string): Manifest {
  let root: XmlNode;
  try {
    root = parseXml(text);
  } catch (error) {
    if (!(error instanceof XmlError)) throw error;
    throw invalid(`Error parsing ${file}: ${error.message}`);
  }
  if (root.name !== 'Package')
    throw invalid(`Error parsing ${file}: expected <Package>, found <${root.name}>`);
  return manifestOf(root);
}

/** Also the `unpackaged` element of a retrieve request, which has the same shape. */
export function manifestOf(root: XmlNode): Manifest {
  const members = new Map<string, string[]>();
  for (const types of root.children.filter((child) => child.name === 'types')) {
    const name = textOf(types, 'name');
    if (!name) throw invalid('package.xml: <types> without <name>');
    // `sf` writes a slash behind the name of a folder.
    const named = types.children
      .filter((child) => child.name === 'members')
      .map((child) => child.text.replace(/\/$/, ''));
    members.set(name, [...(members.get(name) ?? []), ...named]);
  }
  return { members, version: textOf(root, 'version'), fullName: textOf(root, 'fullName') };
}

export function isNamed({ members }: Manifest, type: string, fullName: string): boolean {
  const named = members.get(type) ?? [];
  return named.includes(fullName) || (named.includes('*') && type !== 'CustomField' && type !== 'ListView');
}

const invalid = (message: string) => new SalesforceError(400, 'INVALID_INPUT', message);
