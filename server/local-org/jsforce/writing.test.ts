import { Connection, type Record as Row } from 'jsforce';
import { deployObjects, start, type Started } from './start.ts';

// A deployment reads the schema anew; on a busy machine that adds up.
jest.setTimeout(120_000);

let org: Started;
beforeAll(async () => {
  org = await start();
  await deployObjects(org.connection);
});
afterAll(() => org.close());

const accounts = () => org.connection.sobject('Account');
const load = (operation: 'insert' | 'update' | 'delete', input: Row[]) =>
  org.connection.bulk2.loadAndWaitForResults({ object: 'Account', operation, input });

describe('records', () => {
  it('one by one', async () => {
    const { id, success } = await accounts().create({ Name: 'One' });
    expect(success).toBe(true);
    const options = { headers: { 'Sforce-Auto-Assign': 'FALSE' } };
    expect(await accounts().record(String(id)).update({ Name: 'Two' }, options)).toMatchObject({
      success: true,
    });
    expect(await accounts().retrieve(String(id))).toMatchObject({
      Name: 'Two',
      attributes: { type: 'Account' },
    });
  });

  it('many at once', async () => {
    const created = await accounts().create([{ Name: 'a' }, { Name: 'b' }]);
    const ids = created.map(({ id }) => String(id));
    const found = await accounts().retrieve(ids);
    await accounts().update(found.map(({ Id, Name }) => ({ Id: String(Id), Name: `${String(Name)}!` })));
    expect((await accounts().retrieve(ids)).map(({ Name }) => Name)).toEqual(['a!', 'b!']);
    expect((await accounts().destroy(ids)).every(({ success }) => success)).toBe(true);
    expect(await accounts().retrieve(ids)).toEqual([null, null]);
  });

  it('by an external id that need not be unique', async () => {
    const parts = org.connection.sobject('Part__c');
    const made = await parts.upsert({ Name: 'New', Code__c: 'X1' }, 'Code__c');
    expect(made).toMatchObject({ success: true, created: true });
    const again = await parts.upsert({ Name: 'Changed', Code__c: 'x1' }, 'Code__c');
    expect(again).toMatchObject({ success: true, created: false, id: made.id });
    expect(await parts.retrieve(String(made.id))).toMatchObject({ Name: 'Changed' });
    await parts.create({ Name: 'Twin', Code__c: 'X1' });
    await expect(parts.upsert({ Name: 'Which?', Code__c: 'X1' }, 'Code__c')).rejects.toMatchObject({
      name: 'MULTIPLE_CHOICES',
      content: [expect.stringContaining('/Part__c/'), expect.stringContaining('/Part__c/')],
    });
  });
});

describe('bulk', () => {
  it('tells good rows from bad ones', async () => {
    const good = Array.from({ length: 3 }, (_, at) => ({ Name: 'Bulk', NumberOfEmployees: at }));
    const results = await load('insert', [...good, { BillingState: 'CA' }]);
    expect(results.successfulResults.map((each) => each.sf__Created)).toEqual(['true', 'true', 'true']);
    expect(results.failedResults).toMatchObject([
      { sf__Id: '', sf__Error: 'REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --' },
    ]);
    expect(results.unprocessedRecords).toEqual([]);
  });

  it('takes records as a query gave them', async () => {
    const found = await accounts().find({ Name: 'Bulk' }, ['Id', 'Name']).execute();
    const updated = await load(
      'update',
      found.map((each) => ({ ...each, Name: 'Bulk 2' })),
    );
    expect(updated.successfulResults.map((each) => each.sf__Created)).toEqual(['false', 'false', 'false']);
    const whole = await accounts().find({ Name: 'Bulk 2' }).execute();
    expect((await load('delete', whole)).successfulResults).toHaveLength(3);
  });

  it.each(['insert', 'delete'] as const)('%s of nothing completes', async (operation) => {
    expect(await load(operation, [])).toEqual({
      successfulResults: [],
      failedResults: [],
      unprocessedRecords: [],
    });
  });

  it('reads all records', async () => {
    const records = await (await org.connection.bulk2.query('SELECT Id, Name FROM Account')).toArray();
    expect(records).toHaveLength((await org.connection.query('SELECT Id FROM Account')).totalSize);
  });

  it('logs in again when the session is over, and says so when it can not', async () => {
    const stranger = { instanceUrl: org.url, accessToken: 'expired', version: '66.0' };
    const input = [{ Name: 'Refreshed' }];
    const job = { object: 'Account', operation: 'insert', input } as const;
    let asked = 0;
    const refreshing = new Connection({
      ...stranger,
      refreshFn: (_connection, done) => {
        asked += 1;
        done(null, org.token);
      },
    });
    expect((await refreshing.bulk2.loadAndWaitForResults(job)).successfulResults).toHaveLength(1);
    expect(asked).toBeGreaterThan(0);
    await expect(new Connection(stranger).bulk2.loadAndWaitForResults(job)).rejects.toMatchObject({
      name: 'INVALID_SESSION_ID',
    });
  });
});
