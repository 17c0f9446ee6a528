import type { Connection } from 'jsforce';
import { savedId, serveTestOrg, type Served } from '../bulk/testing.ts';
import { connectBulk } from '../bulk/v1/testing.ts';

let served: Served;
let connection: Connection;
beforeAll(async () => {
  served = await serveTestOrg();
  connection = await connectBulk(served);
});
afterAll(() => served.close());

const named = (name: string) => served.reader.lookup('Account', 'Name', name);

test('the real jsforce loads rows and is told what became of each', async () => {
  const results = await connection.bulk.load('Account', 'insert', [
    { Name: 'One', NumberOfEmployees: '3' },
    { Name: '', NumberOfEmployees: '4' },
  ]);
  expect(results).toEqual([
    { id: named('One')[0]?.Id, success: true, created: true, errors: [] },
    {
      id: null,
      success: false,
      created: false,
      errors: ['REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --'],
    },
  ]);
  const [one] = results;
  const changed = [{ Id: String(one?.id), NumberOfEmployees: '#N/A' }];
  expect(await connection.bulk.load('Account', 'update', changed)).toMatchObject([
    { success: true, created: false },
  ]);
  expect(named('One')[0]?.NumberOfEmployees).toBeNull();
});

test('a batch of nothing is refused', async () => {
  await expect(connection.bulk.load('Account', 'update', [])).rejects.toMatchObject({
    name: 'ClientInputError',
  });
});

test('it takes this way by itself for more than 200 found records', async () => {
  for (let at = 0; at < 250; at += 1) savedId(served.writer.insert('Account', { Name: `Many ${at}` }));
  const destroyed = await connection
    .sobject('Account')
    .find({ Name: { $like: 'Many%' } })
    .destroy();
  expect(destroyed.filter((each) => each.success)).toHaveLength(250);
  expect([...served.reader.rows('Account')].filter((row) => String(row.Name).startsWith('Many'))).toEqual([]);
});

test('upsert by an external id; a file that is none fails as a whole', async () => {
  const subject = { Key__c: 'team:v1', Name: 'V1', Kind__c: 'team' };
  const options = { extIdField: 'Key__c' };
  const load = (rows: object[]) =>
    connection.bulk.load('Touchline_Subject__c', 'upsert', options, rows as Record<string, string>[]);
  expect(await load([subject])).toMatchObject([{ success: true, created: true }]);
  expect(await load([{ ...subject, Name: 'V2' }])).toMatchObject([{ success: true, created: false }]);
  const job = connection.bulk.createJob('Account', 'insert');
  const batch = job.createBatch();
  batch.on('queue', () => batch.poll(5, 5000));
  await expect(batch.execute('Name,Nope\na,b\n')).rejects.toThrow(
    'InvalidBatch : Field name not found : Nope',
  );
  expect(await job.close()).toMatchObject({ state: 'Closed' });
});
