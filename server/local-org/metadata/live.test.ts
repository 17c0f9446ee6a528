/** A field of every type is there for every door with the next request. */
import type { Connection } from 'jsforce';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';
import { deployer, jsforceOn, objectFile } from './testing.ts';

jest.setTimeout(60_000);

/** Metadata of a field, its type to describe, and a value it keeps. */
const fields: Record<string, [inner: string, type: string, value: string | number | boolean]> = {
  Checkbox: ['<defaultValue>false</defaultValue>', 'boolean', true],
  Currency: ['<precision>18</precision><scale>2</scale>', 'currency', 12.5],
  Date: ['', 'date', '2026-11-20'],
  DateTime: ['', 'datetime', '2026-11-20T10:00:00.000Z'],
  Email: ['', 'email', 'a@b.example'],
  Html: ['<length>1000</length><visibleLines>10</visibleLines>', 'textarea', '<p>x</p>'],
  LongTextArea: ['<length>1000</length><visibleLines>3</visibleLines>', 'textarea', 'long'],
  MultiselectPicklist: ['<valueSet>VALUES</valueSet><visibleLines>4</visibleLines>', 'multipicklist', 'A;B'],
  Number: ['<precision>5</precision><scale>1</scale>', 'double', 4.5],
  Percent: ['<precision>5</precision><scale>2</scale>', 'percent', 50],
  Phone: ['', 'phone', '123'],
  Picklist: ['<valueSet>VALUES</valueSet>', 'picklist', 'A'],
  Text: ['<length>20</length>', 'string', 'short'],
  TextArea: ['', 'textarea', 'area'],
  Time: ['', 'time', '10:00:00.000Z'],
  Url: ['', 'url', 'https://a.example'],
};
const values = `<restricted>true</restricted><valueSetDefinition><sorted>false</sorted>${['A', 'B'].map((name) => `<value><fullName>${name}</fullName><default>false</default><label>${name}</label></value>`).join('')}</valueSetDefinition>`;
const names = Object.keys(fields).map((type) => `${type}_Field__c`);
const written = Object.fromEntries(
  Object.entries(fields).map(([type, [, , value]]) => [`${type}_Field__c`, value]),
);

let test: ListeningOrg;
let connection: Connection;
beforeAll(async () => {
  test = await listenTestOrg({ withoutTouchline: true });
  connection = await jsforceOn(test);
  const xml = Object.entries(fields).map(
    ([type, [inner]]) =>
      `<fields><fullName>${type}_Field__c</fullName><label>${type}</label>${inner.replace('VALUES', values)}<type>${type}</type></fields>`,
  );
  const lookUp =
    '<fields><fullName>Owner_Account__c</fullName><label>A</label><referenceTo>Account</referenceTo><relationshipName>Things</relationshipName><type>Lookup</type></fields>' +
    '<fields><fullName>Count__c</fullName><label>C</label><displayFormat>C-{000}</displayFormat><type>AutoNumber</type></fields>';
  const files = { 'objects/Thing__c.object': objectFile(xml.join('\n') + lookUp) };
  expect(await deployer(connection)({ CustomObject: ['Thing__c'] }, files)).toEqual({
    success: true,
    failures: [],
  });
});
afterAll(() => test.close());

it('is described, with its type', async () => {
  const described = await connection.sobject('Thing__c').describe();
  const types = new Map(described.fields.map(({ name, type }) => [name, type]));
  expect(names.map((name) => types.get(name))).toEqual(Object.values(fields).map(([, type]) => type));
});

it('is written by REST and read by SOQL, UI API and GraphQL', async () => {
  const { id: parent } = await connection.sobject('Account').create({ Name: 'Parent' });
  const made = await connection.sobject('Thing__c').create({ ...written, Owner_Account__c: parent });
  expect(made.success).toBe(true);
  const soql = `SELECT ${names.join(', ')}, Count__c, Owner_Account__r.Name FROM Thing__c`;
  const { records } = await connection.query(soql);
  const read = { ...written, DateTime_Field__c: '2026-11-20T10:00:00.000+0000' };
  expect(records).toMatchObject([{ ...read, Count__c: 'C-001', Owner_Account__r: { Name: 'Parent' } }]);
  const wanted = names.map((name) => `Thing__c.${name}`).join(',');
  const shown = await connection.request<{ fields: Record<string, { value: unknown }> }>(
    `/ui-api/records/${made.id}?fields=${wanted}`,
  );
  expect(names.map((name) => shown.fields[name]?.value)).toEqual(names.map((name) => written[name]));
  const query = `{ uiapi { query { Thing__c { edges { node { ${names.map((name) => `${name} { value }`).join(' ')} } } } } } }`;
  const { data, errors } = await connection.request<{ data: unknown; errors: unknown[] }>({
    method: 'POST',
    url: '/services/data/v66.0/graphql',
    body: JSON.stringify({ query }),
    headers: { 'content-type': 'application/json' },
  });
  expect(errors).toEqual([]);
  const node = Object.fromEntries(names.map((name) => [name, { value: written[name] }]));
  expect(data).toEqual({ uiapi: { query: { Thing__c: { edges: [{ node }] } } } });
});

it('is loaded and exported in bulk', async () => {
  const loaded = await connection.bulk2.loadAndWaitForResults({
    object: 'Thing__c',
    operation: 'insert',
    input: [{ Name: 'Bulk', ...written }] as never,
    pollInterval: 20,
  });
  expect([loaded.successfulResults.length, loaded.failedResults]).toEqual([1, []]);
  const { records } = await connection.query(`SELECT ${names.join(', ')} FROM Thing__c WHERE Name = 'Bulk'`);
  expect(records).toMatchObject([{ Text_Field__c: 'short', Number_Field__c: 4.5, Checkbox_Field__c: true }]);
});
