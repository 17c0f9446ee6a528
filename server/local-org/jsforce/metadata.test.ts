import { Connection } from 'jsforce';
import { start, type Started } from './start.ts';

// A deployment reads the schema anew; on a busy machine that adds up.
jest.setTimeout(120_000);

let org: Started;
beforeAll(async () => {
  // Old clients speak old versions: 45.0 is the oldest in which an object can be renamed.
  org = await start({ version: '45.0' });
});
afterAll(() => org.close());

const names = ['Robot__c', 'Sensor__c'];
const object = (fullName: string, label: string) => ({
  fullName,
  label,
  pluralLabel: `${label}s`,
  nameField: { type: 'Text', label: 'Name' },
  deploymentStatus: 'Deployed',
  sharingModel: 'ReadWrite',
});
const metadata = () => org.connection.metadata;

test('custom objects are created, read, changed, renamed, listed and deleted', async () => {
  const created = await metadata().create(
    'CustomObject',
    names.map((name) => object(name, name.slice(0, -3))) as never,
  );
  expect(created).toMatchObject(names.map((fullName) => ({ fullName, success: true })));
  const read = await metadata().read('CustomObject', names);
  expect(read.map(({ fullName, nameField }) => [fullName, nameField?.label])).toEqual([
    ['Robot__c', 'Name'],
    ['Sensor__c', 'Name'],
  ]);
  const changed = await metadata().update('CustomObject', [{ ...read[0], label: 'Automaton' }] as never);
  expect([changed].flat()).toMatchObject([{ success: true }]);
  expect((await org.connection.sobject('Robot__c').describe()).label).toBe('Automaton');
  const upserted = await metadata().upsert('CustomObject', [
    object('Sensor__c', 'Probe'),
    object('Motor__c', 'Motor'),
  ] as never);
  expect(upserted).toMatchObject([
    { fullName: 'Sensor__c', success: true, created: false },
    { fullName: 'Motor__c', success: true, created: true },
  ]);
  expect(await metadata().rename('CustomObject', 'Robot__c', 'Android__c')).toMatchObject({ success: true });
  const mine = (await metadata().list({ type: 'CustomObject' })).filter(({ fullName }) =>
    ['Android__c', 'Motor__c', 'Robot__c', 'Sensor__c'].includes(fullName),
  );
  expect(mine.map(({ fullName }) => fullName).sort()).toEqual(['Android__c', 'Motor__c', 'Sensor__c']);
  expect(mine.every(({ id, type }) => type === 'CustomObject' && typeof id === 'string')).toBe(true);
  const deleted = await metadata().delete(
    'CustomObject',
    mine.map(({ fullName }) => fullName),
  );
  expect(deleted).toMatchObject(mine.map(() => ({ success: true })));
  await expect(org.connection.sobject('Motor__c').describe()).rejects.toMatchObject({
    errorCode: 'NOT_FOUND',
  });
});

test('a session that is over is renewed', async () => {
  let asked = 0;
  const renewing = new Connection({
    instanceUrl: org.url,
    accessToken: 'expired',
    refreshFn: (_connection, done) => {
      asked += 1;
      done(null, org.token);
    },
  });
  expect(await renewing.metadata.list({ type: 'CustomObject' })).not.toHaveLength(0);
  expect(asked).toBe(1);
});
