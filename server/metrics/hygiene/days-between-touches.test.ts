import { evidenceOf, openWorld, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

async function open(name: string, at: string, owner = 'ann'): Promise<void> {
  await world.deal({ id: name, owner, created: at, moves: [['Prospecting', at]] });
}

async function touched(name: string, ...days: string[]): Promise<void> {
  for (const day of days) await world.call(name, `${day}T20:00:00Z`);
}

test('weighs gaps by their length, the silence until now included; a deal never touched counts its age', async () => {
  await open('a', '2026-11-01T18:00:00Z');
  await touched('a', '2026-11-05', '2026-11-07', '2026-11-07', '2026-11-15');
  await open('b', '2026-11-10T18:00:00Z');
  await open('c', '2026-11-20T18:00:00Z', 'bob');
  await touched('c', '2026-11-20');
  await world.compute('2026-11-20');
  // Gaps of 2, 8 and 5 days: (4 + 64 + 25) / 15 = 6.2; b is 10 days old.
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({
    Days_Between_Touches__c: 8.1,
    Days_Between_Touches_Num__c: 16.2,
    Days_Between_Touches_Den__c: 2,
    Days_Between_Touches_N__c: 2,
    Simple_Days_Between_Touches__c: 7.5,
    Days_Since_Last_Touch__c: 7.5,
  });
  expect(evidenceOf(row, 'Hygiene_Evidence__c', 'days-between-touches').predicate.code).toBe('judged');
  // Touched today only: no gap at all.
  expect(await world.scorecard(person('bob'))).toMatchObject({ Days_Between_Touches__c: 0 });
  expect(await world.scorecard(team('may'))).toMatchObject({ Days_Between_Touches__c: 5.4 });
  // On the 15th: gaps 2 and 8, and b 5 days old.
  expect(await world.scorecard(person('ann'), 'week', '2026-11-09')).toMatchObject({
    Days_Between_Touches_Num__c: 11.8,
  });
});

test('a touch logged late splits a gap from then on, not before', async () => {
  await open('a', '2026-10-20T18:00:00Z');
  await touched('a', '2026-10-25', '2026-11-04');
  await world.call('a', '2026-10-30T20:00:00Z', { CreatedDate: '2026-11-12T20:00:00Z' });
  await world.compute('2026-11-20');
  // 5, 5 and 16 days now; 10 and 4 on the 8th.
  expect(await world.scorecard(person('ann'))).toMatchObject({ Days_Between_Touches__c: 11.77 });
  expect(await world.scorecard(person('ann'), 'week', '2026-11-02')).toMatchObject({
    Days_Between_Touches__c: 8.29,
  });
});

test.each([
  ['America/Los_Angeles', '2026-11-18T07:30:00Z', 3],
  ['America/Los_Angeles', '2026-11-18T08:30:00Z', 2],
  ['Asia/Kolkata', '2026-11-17T18:00:00Z', 3],
  ['Asia/Kolkata', '2026-11-17T19:00:00Z', 2],
])('counts local days: %s, touched %s', async (zone, at, days) => {
  await world.mirror.close();
  world = await openWorld(zone);
  await open('a', '2026-11-10T18:00:00Z');
  await world.call('a', at);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Days_Between_Touches__c: days });
});

test('no deals, or a team that logs too little: no number', async () => {
  await world.won('w', 'bob', '2026-11-10');
  await open('a', '2026-09-01T18:00:00Z');
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({ Days_Between_Touches__c: null, Days_Between_Touches_N__c: 0 });
  expect(evidenceOf(row, 'Hygiene_Evidence__c', 'days-between-touches').marks).toMatchObject({
    activityGate: 1,
  });
  expect(await world.scorecard(person('bob'))).toMatchObject({
    Days_Between_Touches__c: null,
    Days_Since_Last_Touch__c: null,
  });
});
