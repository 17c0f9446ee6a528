/** Long texts stand in the mirror as digests: enough to tell that one changed, and nothing that could be read back. */
import type { Mirror } from '../mirror/mirror.ts';
import { dependencies, openWriting, type FakeOrg } from './testing.ts';
import { writeBack } from './write-back.ts';

let mirror: Mirror;
let org: FakeOrg;
let folder: string;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ mirror, org, folder, close } = await openWriting());
});
afterEach(() => close());

const write = () => writeBack(dependencies(org, mirror, folder));
const team = 'team:005M|week|2026-11-16|all|all';
const evidence = (size: number, last: string) =>
  JSON.stringify(Array.from({ length: size }, (_, i) => (i === size - 1 ? last : `deal "${i}",\nnext line`)));
const give = (text: string | null) =>
  mirror.run('UPDATE out.card SET "Focus_Evidence__c" = $text WHERE "Key__c" = $team', { text, team });

test('no table that the mirror keeps of our objects holds a long text', async () => {
  await give(evidence(3000, 'a'));
  await write();
  const [{ longest } = { longest: 0 }] = await mirror.all<{ longest: number }>(`
    SELECT max(length(row::VARCHAR)) AS longest FROM (
      SELECT row FROM sf."touchline_scorecard__c" row UNION ALL BY NAME SELECT row FROM sf."touchline_deal_review__c" row)`);
  expect(longest).toBeGreaterThan(100);
  expect(longest).toBeLessThan(2000);
  const texts = await mirror.all(`
    SELECT column_name FROM information_schema.columns
    WHERE table_schema = 'sf' AND data_type = 'VARCHAR' AND (column_name LIKE '%Evidence%' OR column_name LIKE 'Timeline%')`);
  expect(texts).toEqual([]);
});

test('a change far inside a long text is noticed, although nothing else changed', async () => {
  await give(evidence(3000, 'a'));
  await write();
  await give(evidence(3000, 'b'));
  org.calls.length = 0;
  expect(await write()).toMatchObject({
    Touchline_Scorecard__c: { written: 1 },
    Touchline_Deal_Review__c: { written: 0 },
  });
  expect(org.of('Touchline_Scorecard__c').get(team)).toMatchObject({
    Focus_Evidence__c: evidence(3000, 'b'),
  });
  org.calls.length = 0;
  await write();
  expect(org.calls).toEqual([]);
});

test('a text that comes or goes is a change, an empty one is none', async () => {
  await give('');
  await write();
  const standing = () => org.of('Touchline_Scorecard__c').get(team)!['Focus_Evidence__c'];
  expect(standing()).toBeNull();
  const scorecards = async () => (await write())['Touchline_Scorecard__c']!.written;
  await give(null);
  expect(await scorecards()).toBe(0);
  await give('[1]');
  expect(await scorecards()).toBe(1);
  expect(standing()).toBe('[1]');
  await give('');
  expect(await scorecards()).toBe(1);
  expect(standing()).toBeNull();
});

test('rows that are tried again are recorded like all others', async () => {
  await give(evidence(3000, 'a'));
  org.refusals.set(team, { times: 2, code: 'UNABLE_TO_LOCK_ROW' });
  expect(await write()).toMatchObject({ Touchline_Scorecard__c: { written: 2, failed: 0 } });
  org.calls.length = 0;
  await write();
  expect(org.calls).toEqual([]);
});
