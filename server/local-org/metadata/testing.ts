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

export type Members = Parameters<typeof metadataZip>[0];
export type Files = Parameters<typeof metadataZip>[1];

export interface Failure {
  fullName: string;
  problem: string;
  lineNumber?: number;
}

/** Deploys by the real jsforce and says what went wrong. */
export const deployer =
  (connection: Connection) =>
  async (
    members: Members,
    files: Files,
    options: object = {},
  ): Promise<{ success: boolean; failures: Failure[] }> => {
    const result = await connection.metadata.deploy(metadataZip(members, files), options).complete(true);
    const details = result.details as unknown as { componentFailures?: Failure | Failure[] };
    return { success: result.success, failures: [details.componentFailures ?? []].flat() };
  };

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

/** A labels file; each label says its own name. */
export function labelsFile(...names: string[]): string {
  const each = names.map(
    (name) =>
      `<labels><fullName>${name}</fullName><language>en_US</language><protected>true</protected><shortDescription>${name}</shortDescription><value>${name}</value></labels>`,
  );
  return xmlFile('CustomLabels', each.join('\n'));
}

/** The files of a small Lightning component. */
export function bundle(name: string, imports: string, body: string): Record<string, string> {
  const type = name[0]!.toUpperCase() + name.slice(1);
  return {
    [`lwc/${name}/${name}.js`]: `import { LightningElement } from 'lwc';\n${imports}\nexport default class ${type} extends LightningElement { ${body} }\n`,
    [`lwc/${name}/${name}.html`]: '<template></template>\n',
    [`lwc/${name}/${name}.js-meta.xml`]: xmlFile(
      'LightningComponentBundle',
      '<apiVersion>66.0</apiVersion><isExposed>false</isExposed>',
    ),
  };
}

/** An app page with one component on it. */
export const pageFile = (component: string): string =>
  xmlFile(
    'FlexiPage',
    `<flexiPageRegions>
<itemInstances><componentInstance><componentName>${component}</componentName><identifier>x</identifier></componentInstance></itemInstances>
<name>main</name>
<type>Region</type>
</flexiPageRegions>
<masterLabel>P</masterLabel>
<template><name>flexipage:defaultAppHomeTemplate</name></template>
<type>AppPage</type>`,
  );
/** The real jsforce, asking often: a deployment here takes milliseconds. */
export async function jsforceOn({ url, token }: ListeningOrg): Promise<Connection> {
  const { Connection: JsforceConnection } = await import('jsforce');
  const connection = new JsforceConnection({ instanceUrl: url, accessToken: token, version: '66.0' });
  connection.metadata.pollInterval = 20;
  connection.metadata.pollTimeout = 60_000;
  return connection;
}
