import type { Connection } from 'jsforce';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';
import {
  deployer,
  jsforceOn,
  metadataZip,
  objectFile,
  packageXml,
  textField,
  xmlFile,
  type Failure,
  type Files,
  type Members,
} from './testing.ts';

jest.setTimeout(60_000);

let test: ListeningOrg;
let connection: Connection;
let deploy: ReturnType<typeof deployer>;
beforeAll(async () => {
  test = await listenTestOrg();
  connection = await jsforceOn(test);
  deploy = deployer(connection);
});
afterAll(() => test.close());

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

it.each([
  [
    'a detail without its master',
    '<objectPermissions><allowRead>true</allowRead><object>Touchline_Scorecard__c</object></objectPermissions>',
    'Permission Read Touchline_Scorecard__c depends on permission(s): Read Touchline_Subject__c',
  ],
  [
    'a required field',
    '<fieldPermissions><editable>true</editable><field>Touchline_Scorecard__c.Subject__c</field><readable>true</readable></fieldPermissions>',
    'You cannot deploy to a required field: Touchline_Scorecard__c.Subject__c',
  ],
])('refuses rights on %s', async (_what, inner, words) => {
  const file = xmlFile('PermissionSet', `<label>P</label>${inner}`);
  const failure = await refusal({ PermissionSet: ['P'] }, { 'permissionsets/P.permissionset': file });
  expect(failure.problem).toContain(words);
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

it('refuses two relations of one name to one object', async () => {
  const lookUp = (name: string): string =>
    `<fields><fullName>${name}</fullName><label>${name}</label><referenceTo>Account</referenceTo><relationshipName>Things</relationshipName><type>Lookup</type></fields>`;
  const files = { 'objects/Thing__c.object': xmlFile('CustomObject', lookUp('A__c') + lookUp('B__c')) };
  const { failures } = await deploy({ CustomField: ['Thing__c.A__c', 'Thing__c.B__c'] }, files);
  expect(failures[0]?.problem).toBe('There is already a Child Relationship named Things on Account.');
});

it('deploys all or nothing, and says so in the words of a production org', async () => {
  const partial = deploy({}, {}, { rollbackOnError: false });
  await expect(partial).rejects.toThrow('rollbackOnError option must be true on a production org');
  expect((await deploy({}, {}, { rollbackOnError: true })).success).toBe(true);
});
