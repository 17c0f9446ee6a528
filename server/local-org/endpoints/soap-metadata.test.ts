import type { Connection } from 'jsforce';
import { jsforceOn } from '../metadata/testing.ts';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';

jest.setTimeout(60_000);

let test: ListeningOrg;
let connection: Connection;
beforeAll(async () => {
  test = await listenTestOrg();
  connection = await jsforceOn(test);
});
afterAll(() => test.close());

const object = (fullName: string, label: string, type: 'Text' | 'AutoNumber' = 'Text') => ({
  fullName,
  label,
  pluralLabel: label,
  nameField: { type, label: 'Name' },
  deploymentStatus: 'Deployed' as const,
  sharingModel: 'ReadWrite' as const,
});

it('creates, reads, updates, upserts, renames, lists and deletes objects', async () => {
  const { metadata } = connection;
  const made = await metadata.create('CustomObject', [
    object('One__c', 'One'),
    object('Two__c', 'Two', 'AutoNumber'),
  ]);
  expect(made).toMatchObject([
    { success: true, fullName: 'One__c' },
    { success: true, fullName: 'Two__c' },
  ]);
  expect(await metadata.create('CustomObject', object('One__c', 'One'))).toMatchObject({
    success: false,
    errors: [{ statusCode: 'DUPLICATE_DEVELOPER_NAME' }],
  });
  const { id } = await connection.sobject('One__c').create({ Name: 'kept' });
  const [one] = await metadata.read('CustomObject', ['One__c', 'Two__c']);
  expect(one).toMatchObject({ fullName: 'One__c', label: 'One', nameField: { label: 'Name' } });
  expect(await metadata.update('CustomObject', { ...one, label: 'Uno' })).toMatchObject({ success: true });
  const upserted = await metadata.upsert('CustomObject', [
    object('Two__c', 'Due'),
    object('Three__c', 'Tre'),
  ]);
  expect(upserted.map(({ created }) => created)).toEqual([false, true]);
  expect(await metadata.rename('CustomObject', 'One__c', 'First__c')).toMatchObject({
    success: true,
    fullName: 'One__c',
  });
  expect(await metadata.read('CustomObject', 'First__c')).toMatchObject({
    fullName: 'First__c',
    label: 'Uno',
  });
  expect((await connection.query('SELECT Id FROM First__c')).records).toMatchObject([{ Id: id }]);
  const names = ['First__c', 'Two__c', 'Three__c'];
  expect((await metadata.list({ type: 'CustomObject' })).map(({ fullName }) => fullName)).toEqual(
    expect.arrayContaining(names),
  );
  expect(await metadata.delete('CustomObject', names)).toMatchObject(
    names.map((fullName) => ({ success: true, fullName })),
  );
  expect(await metadata.delete('CustomObject', 'First__c')).toMatchObject({
    success: false,
    errors: [{ statusCode: 'INVALID_CROSS_REFERENCE_KEY' }],
  });
});

it('describes the types it speaks, and lists none of a type nobody knows', async () => {
  const { metadataObjects } = await connection.metadata.describe();
  expect(metadataObjects.map(({ xmlName }) => xmlName)).toEqual(
    expect.arrayContaining(['CustomObject', 'FlexiPage']),
  );
  await expect(connection.metadata.list({ type: 'Flow' })).rejects.toThrow('Unknown type:Flow');
});

it.each([
  ['no envelope', '<a/>', 'CLIENT'],
  ['no XML', 'deploy please', 'CLIENT'],
  ['entities of its own', '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', 'CLIENT'],
])('answers a fault to %s, and lives on', async (_what, body, code) => {
  const answer = await fetch(`${test.url}/services/Soap/m/66.0`, {
    method: 'POST',
    headers: { 'content-type': 'text/xml' },
    body,
  });
  expect([answer.status, await answer.text()]).toEqual([
    500,
    expect.stringContaining(`<faultcode>sf:${code}</faultcode>`),
  ]);
});

it('a wrong session is told in words jsforce refreshes on', async () => {
  const { Connection: JsforceConnection } = await import('jsforce');
  let refreshed = 0;
  const stranger = new JsforceConnection({
    instanceUrl: test.url,
    accessToken: 'wrong',
    refreshFn: (_connection, callback) => {
      refreshed += 1;
      callback(null, test.token);
    },
  });
  expect(await stranger.metadata.list({ type: 'CustomObject' })).not.toEqual([]);
  expect(refreshed).toBe(1);
});
