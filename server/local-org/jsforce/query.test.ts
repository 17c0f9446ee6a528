import { SfDate } from 'jsforce';
import { deployObjects, start, type Started } from './start.ts';

// A deployment reads the schema anew; on a busy machine that adds up.
jest.setTimeout(120_000);

const measures = 4500;
const statement = 'SELECT Id, Name FROM Measure__c';
let org: Started;

beforeAll(async () => {
  org = await start();
  await deployObjects(org.connection);
  const [admin] = (await org.connection.query(`SELECT Id FROM User WHERE Username = '${org.username}'`))
    .records;
  const { successfulResults } = await org.connection.bulk2.loadAndWaitForResults({
    object: 'Measure__c',
    operation: 'insert',
    input: Array.from({ length: measures }, () => ({ OwnerId: String(admin?.Id) })),
  });
  expect(successfulResults).toHaveLength(measures);
}, 60_000);
afterAll(() => org.close());

const accounts = () => org.connection.sobject('Account');

describe('fetching', () => {
  it('goes from batch to batch by nextRecordsUrl', async () => {
    let batch = await org.connection.query(statement);
    const sizes = [batch.records.length];
    while (!batch.done) {
      batch = await org.connection.queryMore(batch.nextRecordsUrl ?? '');
      sizes.push(batch.records.length);
    }
    expect(sizes).toEqual([2000, 2000, 500]);
  });

  it.each([
    [{ autoFetch: false }, 2000],
    [{ autoFetch: true, maxFetch: 3000 }, 3000],
    [{ autoFetch: true, maxFetch: 100_000 }, measures],
  ])('streams records with %j', async (options, fetched) => {
    const seen = new Set<unknown>();
    const running = org.connection.query(statement);
    await new Promise((resolve, reject) => {
      running
        .on('record', (record: { Id: string }) => seen.add(record.Id))
        .on('end', resolve)
        .on('error', reject)
        .run(options);
    });
    expect([seen.size, running.totalFetched, running.totalSize]).toEqual([fetched, fetched, measures]);
  });

  it('counts alone', async () => {
    expect(await org.connection.query(statement, { responseTarget: 'Count' })).toBe(measures);
    expect(await org.connection.sobject('Measure__c').count({})).toBe(measures);
  });

  it('writes CSV', async () => {
    const chunks: string[] = [];
    for await (const chunk of org.connection.query(`${statement} LIMIT 2`).stream('csv'))
      chunks.push(String(chunk));
    expect(chunks.join('').split('\n')[0]).toBe('Id,Name');
  });

  it('sees the recycle bin when told to', async () => {
    const { id } = await accounts().create({ Name: 'To be deleted' });
    await accounts().record(String(id)).destroy();
    const deleted = 'SELECT Id FROM Account WHERE IsDeleted = true';
    expect((await org.connection.query(deleted)).totalSize).toBe(0);
    expect((await org.connection.query(deleted, { scanAll: true })).totalSize).toBe(1);
  });

  it('fetches long lists of children on, or their first part', async () => {
    const [acme] = await accounts().find({ Name: 'Acme' }, 'Id');
    const contacts = Array.from({ length: 250 }, (_, at) => ({
      LastName: `Guest ${at}`,
      AccountId: String(acme?.Id),
    }));
    await org.connection.sobject('Contact').create(contacts, { allowRecursive: true });
    const text =
      "SELECT (SELECT LastName FROM Contacts WHERE LastName LIKE 'Guest%') FROM Account WHERE Name = 'Acme'";
    const [part] = (await org.connection.query(text, { autoFetch: false })).records;
    expect(part?.Contacts).toMatchObject({ totalSize: 250, done: false });
    expect(part?.Contacts.records).toHaveLength(200);
    const [whole] = (await org.connection.query(text, { autoFetch: true })).records;
    expect(new Set(whole?.Contacts.records.map((each: { LastName: string }) => each.LastName)).size).toBe(
      250,
    );
  });

  it('explains', async () => {
    const { plans } = await org.connection
      .query('SELECT Id FROM Account ORDER BY CreatedDate LIMIT 1')
      .explain();
    expect(plans).toMatchObject([{ sobjectType: 'Account', leadingOperationType: 'TableScan' }]);
  });
});

describe('writing what a query finds', () => {
  const named = (prefix: string) => accounts().find({ Name: { $like: `${prefix}%` } });
  const nothing = () => accounts().find({ CreatedDate: { $lt: new SfDate('1970-01-01T00:00:00Z') } });
  const make = (prefix: string, count: number) =>
    accounts().create(
      Array.from({ length: count }, (_, at) => ({ Name: `${prefix} ${at}`, BillingState: 'CA' })),
      { allowRecursive: true },
    );

  it.each([
    [20, {}],
    [250, { allowBulk: false }],
    [250, { bulkApiVersion: 2 as const }],
    [20, { bulkApiVersion: 2 as const, bulkThreshold: 0 }],
  ])('%i records with %j', async (count, options) => {
    await make('Found', count);
    const updated = await named('Found').update({ Name: '${Name} again', BillingState: null }, options);
    expect(updated.filter((each) => each.success && typeof each.id === 'string')).toHaveLength(count);
    const records = await named('Found').execute();
    expect(records).toHaveLength(count);
    expect(records.every((each) => /again$/.test(String(each.Name)) && each.BillingState === null)).toBe(
      true,
    );
    const destroyed = await named('Found').destroy(options);
    expect(destroyed.filter((each) => each.success)).toHaveLength(count);
    expect(await named('Found').execute()).toEqual([]);
  });

  it('does nothing when it finds nothing', async () => {
    expect(await nothing().update({ Name: 'x' })).toEqual([]);
    expect(await nothing().destroy({ bulkApiVersion: 2 })).toEqual([]);
  });
});
