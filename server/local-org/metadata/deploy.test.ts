import type { Connection } from 'jsforce';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';
import { jsforceOn, metadataZip, objectFile, packageXml, textField, xmlFile } from './testing.ts';

jest.setTimeout(60_000);

let test: ListeningOrg;
let connection: Connection;
beforeAll(async () => {
  test = await listenTestOrg();
  connection = await jsforceOn(test);
});
afterAll(() => test.close());

interface Failure {
  fullName: string;
  problem: string;
  lineNumber?: number;
}
type Members = Parameters<typeof metadataZip>[0];
type Files = Parameters<typeof metadataZip>[1];

async function deploy(
  members: Members,
  files: Files,
  options = {},
): Promise<{ success: boolean; failures: Failure[] }> {
  const result = await connection.metadata.deploy(metadataZip(members, files), options).complete(true);
  const details = result.details as unknown as { componentFailures?: Failure | Failure[] };
  return { success: result.success, failures: [details.componentFailures ?? []].flat() };
}
/** The only thing that is wrong. */
async function refusal(members: Members, files: Files): Promise<Failure> {
  const { success, failures } = await deploy(members, files);
  expect([success, failures.length]).toEqual([false, 1]);
  return failures[0]!;
}

const thing = { CustomObject: ['Thing__c'], CustomField: ['Thing__c.Size__c'] };

it('a new object is described, written and queried at once; a later field leaves its rows alone', async () => {
  expect((await deploy(thing, { 'objects/Thing__c.object': objectFile(textField('Size__c')) })).success).toBe(
    true,
  );
  const { id } = await connection.sobject('Thing__c').create({ Name: 'One', Size__c: 'big' });
  const second = { CustomField: ['Thing__c.Colour__c'] };
  const file = xmlFile('CustomObject', textField('Colour__c'));
  expect((await deploy(second, { 'objects/Thing__c.object': file })).success).toBe(true);
  const rows = await connection.query('SELECT Id, Size__c, Colour__c FROM Thing__c');
  expect(rows.records).toMatchObject([{ Id: id, Size__c: 'big', Colour__c: null }]);
  const asked = await connection.request<{ data: object }>({
    method: 'POST',
    url: '/services/data/v66.0/graphql',
    body: JSON.stringify({
      query: '{ uiapi { query { Thing__c { edges { node { Colour__c { value } } } } } } }',
    }),
    headers: { 'content-type': 'application/json' },
  });
  expect(asked.data).toEqual({
    uiapi: { query: { Thing__c: { edges: [{ node: { Colour__c: { value: null } } }] } } },
  });
});

it('deleting a field takes its values, and is refused while a permission set names it', async () => {
  const rights = xmlFile(
    'PermissionSet',
    '<label>R</label><fieldPermissions><editable>true</editable><field>Thing__c.Size__c</field><readable>true</readable></fieldPermissions>',
  );
  expect(
    (await deploy({ PermissionSet: ['Rights'] }, { 'permissionsets/Rights.permissionset': rights })).success,
  ).toBe(true);
  const remove = { 'destructiveChanges.xml': packageXml({ CustomField: ['Thing__c.Size__c'] }) };
  expect(await refusal({}, remove)).toMatchObject({
    fullName: 'Rights',
    problem: 'In field: field - no CustomField named Thing__c.Size__c found',
  });
  const both = {
    'destructiveChanges.xml': packageXml({ CustomField: ['Thing__c.Size__c'], PermissionSet: ['Rights'] }),
  };
  expect((await deploy({}, both)).success).toBe(true);
  await expect(connection.query('SELECT Size__c FROM Thing__c')).rejects.toThrow('No such column');
  expect((await connection.query('SELECT Id FROM Thing__c')).totalSize).toBe(1);
});

it('nothing of a deployment stays when one component is wrong, nor of a validation', async () => {
  const files = {
    'objects/Other__c.object': objectFile(),
    'tabs/Nowhere.tab': xmlFile('CustomTab', '<flexiPage>Nowhere</flexiPage><label>N</label>'),
  };
  expect(await refusal({ CustomObject: ['Other__c'], CustomTab: ['Nowhere'] }, files)).toMatchObject({
    problem: 'In field: flexiPage - no FlexiPage named Nowhere found',
    lineNumber: 3,
  });
  expect(test.org.schema.object('Other__c')).toBeUndefined();
  const other = { 'objects/Other__c.object': objectFile() };
  const checked = await connection.metadata
    .deploy(metadataZip({ CustomObject: ['Other__c'] }, other), { checkOnly: true })
    .complete();
  expect(checked.success).toBe(true);
  expect(test.org.schema.object('Other__c')).toBeUndefined();
  expect(await connection.metadata.deployRecentValidation({ id: checked.id, rest: true })).not.toBe(
    checked.id,
  );
});

it.each<[string, Members, Files, string]>([
  [
    'an unknown element',
    { CustomObject: ['X__c'] },
    { 'objects/X__c.object': objectFile('<colour>red</colour>') },
    'Element {http://soap.sforce.com/2006/04/metadata}colour invalid at this location in type CustomObject',
  ],
  [
    'a look-up to nowhere',
    { CustomField: ['Thing__c.To__c'] },
    {
      'objects/Thing__c.object': xmlFile(
        'CustomObject',
        '<fields><fullName>To__c</fullName><label>To</label><referenceTo>Gone__c</referenceTo><relationshipName>Tos</relationshipName><type>Lookup</type></fields>',
      ),
    },
    'In field: referenceTo - no CustomObject named Gone__c found',
  ],
  [
    'a number without scale',
    { CustomField: ['Thing__c.N__c'] },
    {
      'objects/Thing__c.object': xmlFile(
        'CustomObject',
        '<fields><fullName>N__c</fullName><label>N</label><precision>3</precision><type>Number</type></fields>',
      ),
    },
    '<precision> and <scale> are needed',
  ],
  [
    'a name of 41 letters',
    { CustomField: [`Thing__c.${'N'.repeat(41)}__c`] },
    { 'objects/Thing__c.object': xmlFile('CustomObject', textField(`${'N'.repeat(41)}__c`)) },
    'maximum length is:40',
  ],
  [
    'a field whose name is no name',
    { CustomField: ['Thing__c.A__B__c'] },
    { 'objects/Thing__c.object': xmlFile('CustomObject', textField('A__B__c')) },
    'can only contain underscores and alphanumeric characters',
  ],
  ['a type nobody knows', { Flow: ['F'] }, {}, "Unknown type name 'Flow'"],
  ['Apex', {}, { 'classes/A.cls': 'class A {}' }, 'Apex is not supported'],
  [
    'XML that is none',
    { CustomTab: ['T'] },
    { 'tabs/T.tab': '<CustomTab><label></CustomTab>' },
    'Error parsing file',
  ],
  ['a member without a file', { CustomTab: ['T'] }, {}, 'was not found in zipped directory'],
  [
    'a file without a member',
    {},
    { 'tabs/T.tab': xmlFile('CustomTab', '<label>T</label>') },
    'is not named in package.xml',
  ],
  [
    'rights on a field of nobody',
    { PermissionSet: ['P'] },
    {
      'permissionsets/P.permissionset': xmlFile(
        'PermissionSet',
        '<label>P</label><fieldPermissions><editable>false</editable><field>Account.Nope__c</field><readable>true</readable></fieldPermissions>',
      ),
    },
    'no CustomField named Account.Nope__c found',
  ],
  [
    'rights on a detail without its master',
    { PermissionSet: ['P'] },
    {
      'permissionsets/P.permissionset': xmlFile(
        'PermissionSet',
        '<label>P</label><objectPermissions><allowRead>true</allowRead><object>Touchline_Scorecard__c</object></objectPermissions>',
      ),
    },
    'Permission Read Touchline_Scorecard__c depends on permission(s): Read Touchline_Subject__c',
  ],
  [
    'rights on a required field',
    { PermissionSet: ['P'] },
    {
      'permissionsets/P.permissionset': xmlFile(
        'PermissionSet',
        '<label>P</label><fieldPermissions><editable>true</editable><field>Touchline_Scorecard__c.Subject__c</field><readable>true</readable></fieldPermissions>',
      ),
    },
    'You cannot deploy to a required field: Touchline_Scorecard__c.Subject__c',
  ],
  [
    'a component that does not compile',
    { LightningComponentBundle: ['bad'] },
    {
      'lwc/bad/bad.js':
        "import { LightningElement } from 'lwc';\nexport default class Bad extends LightningElement { get wrong( }\n",
      'lwc/bad/bad.html': '<template></template>',
      'lwc/bad/bad.js-meta.xml': xmlFile(
        'LightningComponentBundle',
        '<apiVersion>66.0</apiVersion><isExposed>false</isExposed>',
      ),
    },
    '',
  ],
])('refuses %s', async (_what, members, files, words) => {
  const before = test.org.schema;
  const { success, failures } = await deploy(members, files);
  expect(success).toBe(false);
  expect(failures[0]?.problem).toContain(words);
  expect(test.org.schema).toBe(before);
});

it('custom metadata records are rows after their deployment', async () => {
  const rule = (field: string): string =>
    xmlFile(
      'CustomMetadata',
      `<label>Ten</label><values><field>${field}</field><value xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xsd:double">10</value></values>`,
    );
  const members = { CustomMetadata: ['Touchline_Flag_Rule.Ten'] };
  const path = 'customMetadata/Touchline_Flag_Rule.Ten.md';
  expect(await refusal(members, { [path]: rule('Nope__c') })).toMatchObject({
    problem: 'In field: field - no CustomField named Touchline_Flag_Rule__mdt.Nope__c found',
  });
  expect((await deploy(members, { [path]: rule('Value__c') })).success).toBe(true);
  const rows = await connection.query('SELECT DeveloperName, Value__c FROM Touchline_Flag_Rule__mdt');
  expect(rows.records).toMatchObject([{ DeveloperName: 'Ten', Value__c: 10 }]);
});
