import { Connection } from 'jsforce';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';

let org: ListeningOrg;
let connection: Connection;
beforeAll(async () => {
  org = await listenTestOrg();
  connection = new Connection({ instanceUrl: org.url, accessToken: org.token, version: '66.0' });
});
afterAll(() => org.close());

const subjects = (count: number) =>
  Array.from({ length: count }, (_none, index) => ({ Key__c: `key-${index}`, Name: `Subject ${index}` }));

describe('sObject collections', () => {
  it('upserts 450 records in calls of 200 and keeps failures apart', async () => {
    const records = subjects(450).map((record, index) =>
      index === 7 ? { ...record, Kind__c: 'planet' } : record,
    );
    const results = await connection
      .sobject('Touchline_Subject__c')
      .upsert(records, 'Key__c', { allowRecursive: true });
    expect(results.filter((result) => result.success && result.created)).toHaveLength(449);
    expect(results[7]).toMatchObject({
      success: false,
      errors: [{ statusCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', fields: ['Kind__c'] }],
    });
    const again = await connection.sobject('Touchline_Subject__c').upsert(subjects(2), 'Key__c');
    expect(again).toMatchObject([
      { success: true, created: false },
      { success: true, created: false },
    ]);
  });

  it('creates, changes, retrieves and deletes several at once', async () => {
    const made = await connection.sobject('Account').create([{ Name: 'One' }, { Name: 'Two' }]);
    const ids = made.map((result) => String(result.id));
    await connection.sobject('Account').update(ids.map((Id, index) => ({ Id, Name: `Changed ${index}` })));
    const read = await connection.requestPost('/composite/sobjects/Account', {
      ids: [...ids, '001000000000001AAA'],
      fields: ['Name'],
    });
    expect(read).toMatchObject([{ Name: 'Changed 0' }, { Name: 'Changed 1' }, null]);
    const gone = await connection.sobject('Account').destroy([...ids, 'abc']);
    expect(gone.map((result) => result.success)).toEqual([true, true, false]);
  });
});
