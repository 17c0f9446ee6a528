import { zipSync, strToU8 } from 'fflate';
import type { ListeningOrg } from '../testing.ts';
import type { Connection } from 'jsforce';

/** A zip of metadata for tests: package.xml from the members, files as given. */
export function metadataZip(
  members: Readonly<Record<string, readonly string[]>>,
  files: Readonly<Record<string, string>>,
): Buffer {
  const entries = { 'package.xml': packageXml(members), ...files };
  return Buffer.from(
    zipSync(Object.fromEntries(Object.entries(entries).map(([path, text]) => [path, strToU8(text)]))),
  );
}

export function packageXml(members: Readonly<Record<string, readonly string[]>>): string {
  const types = Object.entries(members).map(
    ([name, all]) =>
      `<types>${all.map((one) => `<members>${one}</members>`).join('')}<name>${name}</name></types>`,
  );
  return `<Package xmlns="http://soap.sforce.com/2006/04/metadata">${types.join('')}<version>66.0</version></Package>`;
}

export const xmlFile = (type: string, inner: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<${type} xmlns="http://soap.sforce.com/2006/04/metadata">\n${inner}\n</${type}>\n`;

export const objectFile = (fields = ''): string =>
  xmlFile(
    'CustomObject',
    `<deploymentStatus>Deployed</deploymentStatus>\n<label>Thing</label>\n<pluralLabel>Things</pluralLabel>\n<nameField><label>Name</label><type>Text</type></nameField>\n<sharingModel>ReadWrite</sharingModel>\n${fields}`,
  );

export const textField = (name: string, more = ''): string =>
  `<fields><fullName>${name}</fullName><label>${name}</label><length>80</length><type>Text</type>${more}</fields>`;

/** The real jsforce, asking often: a deployment here takes milliseconds. */
export async function jsforceOn({ url, token }: ListeningOrg): Promise<Connection> {
  const { Connection: JsforceConnection } = await import('jsforce');
  const connection = new JsforceConnection({ instanceUrl: url, accessToken: token, version: '66.0' });
  connection.metadata.pollInterval = 20;
  connection.metadata.pollTimeout = 60_000;
  return connection;
}
