/** What is asked of a Bulk job when it is done: no more than the run does not know already. */
import type { Mirror } from '../mirror/mirror.ts';
import { dependencies, openWriting, type FakeOrg } from './testing.ts';
import { clearRefused } from './record.ts';
import { sendTarget } from './send.ts';
import { dealReviews } from './targets.ts';
import { writeBack } from './write-back.ts';

let mirror: Mirror;
let org: FakeOrg;
let folder: string;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ mirror, org, folder, close } = await openWriting());
  await mirror.run(`
    DELETE FROM out.deal_review;
    INSERT INTO out.deal_review SELECT '006B' || i, '006B' || i, 1, '{"a":"x, ""y""\n#' || i || '"}' FROM range(2500) t(i)`);
});
afterEach(() => close());

const write = () => writeBack(dependencies(org, mirror, folder));
/** Result files that were asked for since the last look. */
const asked = () =>
  org.calls.splice(0).flatMap((call) => /^GET jobs\/ingest\/[^/]+\/(\w+)/.exec(call)?.[1] ?? []);
const reviews = () =>
  mirror.all<{ key: string; id: string }>(
    'SELECT "Key__c" AS key, "Id" AS id FROM sf."touchline_deal_review__c" ORDER BY 1',
  );
const onTheOrg = () =>
  [...org.of('Touchline_Deal_Review__c')]
    .map(([key, { Id }]) => ({ key, id: Id }))
    .sort((a, b) => (a.key < b.key ? -1 : 1));

test('of new rows the ids are read, through quotes and line breaks; of rows that stand, nothing', async () => {
  expect(await write()).toMatchObject({ Touchline_Deal_Review__c: { written: 2500 } });
  expect(asked()).toEqual(['successfulResults']);
  expect(await reviews()).toEqual(onTheOrg());
  await mirror.run('UPDATE out.deal_review SET "Flag_Count__c" = 2');
  expect(await write()).toMatchObject({ Touchline_Deal_Review__c: { written: 2500 } });
  expect(asked()).toEqual([]);
  expect(await reviews()).toEqual(onTheOrg());
  expect(
    await mirror.all('SELECT DISTINCT "Flag_Count__c" AS flags FROM sf."touchline_deal_review__c"'),
  ).toEqual([{ flags: 2 }]);
  expect(await write()).toMatchObject({ Touchline_Deal_Review__c: { written: 0 } });
});

test('deleting many rows that are all there asks for no results either', async () => {
  await write();
  asked();
  await mirror.run('DELETE FROM out.deal_review');
  expect(await write()).toMatchObject({ Touchline_Deal_Review__c: { deleted: 2500 } });
  expect(asked()).toEqual([]);
  expect([await reviews(), onTheOrg()]).toEqual([[], []]);
});

test('a row that failed is looked up, and only what the org confirmed is recorded', async () => {
  await write();
  asked();
  await mirror.run('UPDATE out.deal_review SET "Flag_Count__c" = 2');
  org.refusals.set('006B7', { times: 1, code: 'INVALID_CROSS_REFERENCE_KEY' });
  expect(await write()).toMatchObject({ Touchline_Deal_Review__c: { written: 2499, failed: 1 } });
  expect(asked()).toEqual(['successfulResults', 'failedResults', 'unprocessedrecords']);
  expect(
    await mirror.all('SELECT "Key__c" FROM sf."touchline_deal_review__c" WHERE "Flag_Count__c" = 1'),
  ).toEqual([{ Key__c: '006B7' }]);
});

test.each([
  ['fewer rows than were sent', { numberRecordsProcessed: 2499 }],
  ['another end', { state: 'Failed' }],
  ['no numbers', { numberRecordsProcessed: undefined, numberRecordsFailed: undefined }],
])('a job that tells of %s is not believed blindly', async (_, told) => {
  await write();
  asked();
  org.told = told;
  await mirror.run('UPDATE out.deal_review SET "Flag_Count__c" = 2');
  expect(await write()).toMatchObject({ Touchline_Deal_Review__c: { written: 2500 } });
  expect(asked()).toEqual(['successfulResults', 'failedResults', 'unprocessedrecords']);
});

test('an answer that breaks off sends the run looking for the rest', async () => {
  org.cutsAnswers = true;
  expect(await write()).toMatchObject({ Touchline_Deal_Review__c: { written: 2499 } });
  expect(asked()).toEqual(['successfulResults', 'failedResults', 'unprocessedrecords']);
  org.cutsAnswers = false;
  expect(await write()).toMatchObject({ Touchline_Deal_Review__c: { written: 1 } });
  expect(await reviews()).toEqual(onTheOrg());
});

test('a row that got another id on the org stands once in the mirror', async () => {
  await mirror.run(`DELETE FROM out.deal_review WHERE "Key__c" <> '006B7'`);
  await write();
  const [before] = await reviews();
  org.of('Touchline_Deal_Review__c').delete('006B7');
  await mirror.run('UPDATE out.deal_review SET "Flag_Count__c" = 2');
  await write();
  expect(await reviews()).toEqual(onTheOrg());
  expect((await reviews())[0]!.id).not.toBe(before!.id);
});

test('jobs are cut by what their rows weigh, and every row goes once', async () => {
  await mirror.run(
    `UPDATE out.deal_review SET "Flags_Evidence__c" = repeat('x', 50000) WHERE "Key__c" IN ('006B3', '006B4')`,
  );
  await clearRefused(mirror);
  const target = { ...dealReviews(false), bytesPerJob: 1_000_000 };
  expect(await sendTarget(dependencies(org, mirror, folder), target)).toMatchObject({ written: 2500 });
  const jobs = org.calls.filter((call) => call === 'POST jobs/ingest').length;
  // About 2,000 bytes a row, and 50 rows more for the two heavy ones.
  expect(jobs).toBeGreaterThanOrEqual(5);
  expect(jobs).toBeLessThanOrEqual(7);
  expect(await reviews()).toEqual(onTheOrg());
  expect(org.of('Touchline_Deal_Review__c').size).toBe(2500);
});
