import { openWorld, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

async function open(name: string, at: string, owner = 'ann'): Promise<void> {
  await world.deal({ id: name, owner, created: at, moves: [['Prospecting', at]] });
}

test('is the middle of the days in the present stage', async () => {
  await open('a', '2026-11-20T08:00:00Z');
  await open('b', '2026-11-11T08:00:00Z');
  await open('c', '2026-05-01T08:00:00Z');
  await open('d', '2026-11-19T20:00:00Z', 'bob');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Median_Days_In_Stage__c: 10,
    Median_Days_In_Stage_N__c: 3,
  });
  expect(await world.scorecard(team('may'))).toMatchObject({
    Median_Days_In_Stage__c: 5.75,
    Median_Days_In_Stage_N__c: 4,
  });
});

test('no open deal has no median', async () => {
  await world.won('a', 'ann', '2026-11-10');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Median_Days_In_Stage__c: null,
    Median_Days_In_Stage_N__c: 0,
  });
});
