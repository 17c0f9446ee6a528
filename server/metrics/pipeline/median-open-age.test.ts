import { openWorld, organisation, person } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

test('is the middle of the days since creation, growing with time', async () => {
  for (const [name, created] of [
    ['a', '2026-11-20T18:00:00Z'],
    ['b', '2026-11-10T18:00:00Z'],
    ['c', '2026-01-01T18:00:00Z'],
  ] as const) {
    await world.deal({ id: name, owner: 'ann', created, moves: [['Prospecting', created]] });
  }
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Median_Open_Age__c: 10,
    Median_Open_Age_N__c: 3,
  });
  expect(await world.scorecard(organisation, 'week', '2026-11-09')).toMatchObject({
    Median_Open_Age__c: 161.5,
  });
});

test.each([
  ['America/Los_Angeles', '2026-11-20T07:30:00Z', 1],
  ['America/Los_Angeles', '2026-11-20T08:30:00Z', 0],
  ['Asia/Kolkata', '2026-11-19T18:00:00Z', 1],
  ['Asia/Kolkata', '2026-11-19T19:00:00Z', 0],
])('counts local days: %s, created %s', async (zone, created, days) => {
  await world.mirror.close();
  world = await openWorld(zone);
  await world.deal({ id: 'a', owner: 'ann', created, moves: [['Prospecting', created]] });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Median_Open_Age__c: days });
});

test('no open deal has no age', async () => {
  await world.won('a', 'ann', '2026-10-15');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Median_Open_Age__c: null,
    Median_Open_Age_N__c: 0,
  });
});
