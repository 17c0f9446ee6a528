import { openWorld, organisation, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

async function open(name: string, at: string, owner = 'ann'): Promise<void> {
  await world.deal({ id: name, owner, created: at, moves: [['Prospecting', at]] });
}

test('is the mean of the days since creation, growing with time; a team is the sum over the sum', async () => {
  await open('a', '2026-11-20T18:00:00Z');
  await open('b', '2026-11-10T18:00:00Z');
  await open('c', '2026-11-01T18:00:00Z');
  await open('d', '2026-11-18T18:00:00Z', 'bob');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Average_Open_Age__c: 9.67,
    Average_Open_Age_Num__c: 29,
    Average_Open_Age_Den__c: 3,
    Average_Open_Age_N__c: 3,
  });
  expect(await world.scorecard(team('may'))).toMatchObject({ Average_Open_Age__c: 7.75 });
  expect(await world.scorecard(organisation, 'week', '2026-11-09')).toMatchObject({
    Average_Open_Age__c: 9.5,
    Average_Open_Age_N__c: 2,
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
  await open('a', created);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Average_Open_Age__c: days });
});

test('no open deal has no age', async () => {
  await world.won('a', 'ann', '2026-10-15');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Average_Open_Age__c: null,
    Average_Open_Age_Num__c: 0,
    Average_Open_Age_N__c: 0,
  });
});
