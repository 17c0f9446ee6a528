import { deal, evidenceOf, openWorld, organisation, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const created = '2026-01-05T18:00:00Z';
const field = 'Follow_Up_Ratio__c';
const october = ['fiscal-month', '2026-10-01'] as const;

/** An open deal with an hour's meeting at each instant. */
async function met(name: string, owner: string, ...starts: string[]): Promise<void> {
  await world.deal({ id: name, owner, created, moves: [['Prospecting', created]] });
  for (const start of starts) await meet(name, start);
}
async function meet(name: string, start: string): Promise<void> {
  await world.meeting(name, start, new Date(Date.parse(start) + 3_600_000).toISOString());
}

test('later meetings within 30 days for each initial one', async () => {
  await met('a', 'ann', '2026-10-01T18:00:00Z', '2026-10-08T18:00:00Z', '2026-10-31T18:00:00Z');
  await meet('a', '2026-11-01T18:00:00Z');
  await met('b', 'ann', '2026-10-05T18:00:00Z', '2026-10-05T18:00:00Z');
  await met('c', 'bob', '2026-10-21T18:00:00Z', '2026-10-21T20:00:00Z');
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'), ...october);
  expect(row).toMatchObject({
    [field]: 1,
    Follow_Up_Ratio_Num__c: 2,
    Follow_Up_Ratio_Den__c: 2,
    Follow_Up_Ratio_N__c: 2,
  });
  expect(evidenceOf(row, 'Effort_Evidence__c', 'follow-up-ratio')).toMatchObject({
    ids: [deal('a'), deal('b')],
    n: 2,
    predicate: { code: 'initialMeetings', params: { from: '2026-10-01', to: '2026-10-31' } },
  });
  for (const key of [team('may'), organisation]) {
    expect(await world.scorecard(key, ...october)).toMatchObject({ [field]: 1, Follow_Up_Ratio_Den__c: 3 });
  }
});

test('an initial one is judged when it is 30 days old; a younger one is only marked', async () => {
  await met('young', 'ann', '2026-10-22T18:00:00Z', '2026-10-23T18:00:00Z');
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'), ...october);
  expect(row).toMatchObject({ [field]: null, Follow_Up_Ratio_Num__c: 0, Follow_Up_Ratio_Den__c: 0 });
  expect(evidenceOf(row, 'Effort_Evidence__c', 'follow-up-ratio')).toMatchObject({
    ids: [],
    n: 0,
    marks: { immature: 1 },
  });
  await world.compute('2026-11-21');
  expect(await world.scorecard(person('ann'), ...october)).toMatchObject({ [field]: 1 });
});

test('belongs to the owner when it began; meetings after closing are none of the deal', async () => {
  await met('a', 'bob', '2026-10-05T18:00:00Z');
  await world.ownerChange('a', '2026-10-10T18:00:00Z', 'ann', 'bob');
  await meet('a', '2026-10-15T18:00:00Z');
  await world.lost('closed', 'bob', '2026-10-01');
  await meet('closed', '2026-10-15T18:00:00Z');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'), ...october)).toMatchObject({ [field]: 1 });
  expect(await world.scorecard(person('bob'), ...october)).toMatchObject({ [field]: null });
});

test('a meeting on the day the deal was entered, before it was, is its initial one', async () => {
  const at = '2026-10-05T20:00:00Z';
  await world.deal({ id: 'a', owner: 'ann', created: at, moves: [['Prospecting', at]] });
  await meet('a', '2026-10-05T16:00:00Z');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'), ...october)).toMatchObject({
    [field]: 0,
    Follow_Up_Ratio_Den__c: 1,
  });
});

test('no initial meeting is no ratio, and one without a follow-up is 0', async () => {
  await met('a', 'ann', '2026-10-05T18:00:00Z');
  await met('b', 'bob');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'), ...october)).toMatchObject({ [field]: 0 });
  expect(await world.scorecard(person('bob'), ...october)).toMatchObject({
    [field]: null,
    Follow_Up_Ratio_Den__c: 0,
  });
});

test.each([
  ['America/Los_Angeles', '2026-10-01T06:59:00Z', 0],
  ['America/Los_Angeles', '2026-10-01T07:00:00Z', 1],
  ['Asia/Kolkata', '2026-09-30T18:29:00Z', 0],
  ['Asia/Kolkata', '2026-09-30T18:30:00Z', 1],
])('the local day decides the month: %s %s', async (zone, start, expected) => {
  await world.mirror.close();
  world = await openWorld(zone);
  await met('a', 'ann', start);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'), ...october)).toMatchObject({
    Follow_Up_Ratio_Den__c: expected,
  });
});
