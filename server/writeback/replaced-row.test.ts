/** Somebody deletes a row of ours while a run is under way, or makes it anew: the next run sets the mirror right. */
import { bench, saved, type Bench } from '../extract/testing.ts';
import { silentLogger } from '../log.ts';
import { writeConnection } from './connection.ts';
import { writeBack } from './write-back.ts';

jest.setTimeout(120_000);

let b: Bench;
let minute = 0;

beforeEach(async () => {
  minute = 0;
  b = await bench({ clock: () => new Date(Date.UTC(2026, 10, 20, 18, minute)) });
  const deal = b.deal('one');
  await b.extract();
  await b.mirror.run(`
    CREATE TABLE out.subject ("Key__c" VARCHAR, "Name" VARCHAR, "Kind__c" VARCHAR, "User__c" VARCHAR, parent_key VARCHAR, "Is_Active__c" BOOLEAN, owner_id VARCHAR);
    CREATE TABLE out.subject_share (subject_key VARCHAR, user_id VARCHAR);
    CREATE TABLE out.card ("Key__c" VARCHAR, subject_key VARCHAR);
    CREATE TABLE out.deal_review AS
    SELECT 'review' || i AS "Key__c", '${deal}' AS "Opportunity__c", 1.0 AS "Flag_Count__c",
      '{"said":"\n' || i || '"}' AS "Flags_Evidence__c" FROM range(2000) t(i)`);
});
afterEach(() => b.close());

const write = async () => {
  const summary = await writeBack({
    connection: writeConnection(b.connection),
    mirror: b.mirror,
    log: silentLogger,
    folder: `${b.folder}/jobs`,
    pause: () => Promise.resolve(),
  });
  return summary['Touchline_Deal_Review__c'];
};
const review = () =>
  [...b.org.store.table('Touchline_Deal_Review__c').rows()].find(
    (row) => row['Key__c'] === 'review7' && row['IsDeleted'] !== true,
  );
const known = () => b.rows(`SELECT "Id" FROM sf."touchline_deal_review__c" WHERE "Key__c" = 'review7'`);
const results = () => b.requests().filter((request) => /Results|unprocessed/.test(request));

test('a row made anew under the same key gets its new id from the run after', async () => {
  expect(await write()).toMatchObject({ written: 2000, failed: 0 });
  const first = review()!;
  expect(await known()).toEqual([{ Id: first['Id'] }]);

  // After this run has read, and before it writes.
  minute = 30;
  await b.extract();
  saved(b.writer.delete('Touchline_Deal_Review__c', String(first['Id'])));
  b.insert('Touchline_Deal_Review__c', { Key__c: 'review7', Opportunity__c: first['Opportunity__c'] });
  await b.mirror.run('UPDATE out.deal_review SET "Flag_Count__c" = 2');
  b.requests();
  expect(await write()).toMatchObject({ written: 2000, failed: 0 });
  expect(results()).toEqual([]);
  const second = review()!;
  expect(second['Flag_Count__c']).toBe(2);
  expect(second['Id']).not.toBe(first['Id']);
  expect(await known()).toEqual([{ Id: first['Id'] }]);

  minute = 60;
  expect((await b.extract()).objects['Touchline_Deal_Review__c']).toMatchObject({ deleted: 1 });
  expect(await known()).toEqual([]);
  expect(await write()).toMatchObject({ written: 1, failed: 0 });
  expect(await known()).toEqual([{ Id: second['Id'] }]);
  expect(await write()).toMatchObject({ written: 0 });
});

test('what the mirror holds after a write is what reading the org whole gives', async () => {
  await write();
  minute = 60;
  const all = `SELECT "Id", "Key__c", "Opportunity__c", "Flag_Count__c", "Flags_Evidence__c"::VARCHAR AS digest
    FROM sf."touchline_deal_review__c" ORDER BY 1`;
  const recorded = await b.rows(all);
  expect((await b.extract({ full: true })).objects['Touchline_Deal_Review__c']).toMatchObject({
    changed: 0,
    deleted: 0,
  });
  expect(await b.rows(all)).toEqual(recorded);
  expect(new Set(recorded.map(({ digest }) => digest)).size).toBe(2000);
});
