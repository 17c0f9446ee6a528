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

async function touched(name: string, ...days: string[]): Promise<void> {
  for (const day of days) await world.call(name, `${day}T20:00:00Z`);
}

test('is the mean silence; a deal never touched has been silent all its life', async () => {
  await open('a', '2026-11-01T18:00:00Z');
  await touched('a', '2026-11-02', '2026-11-17');
  await open('b', '2026-11-13T18:00:00Z');
  await open('c', '2026-11-01T18:00:00Z', 'bob');
  await touched('c', '2026-11-20');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Days_Since_Last_Touch__c: 5,
    Days_Since_Last_Touch_N__c: 2,
  });
  expect(await world.scorecard(person('bob'))).toMatchObject({ Days_Since_Last_Touch__c: 0 });
  expect(await world.scorecard(team('may'))).toMatchObject({ Days_Since_Last_Touch__c: 3.33 });
});

test('no open deal has no silence', async () => {
  await world.won('a', 'ann', '2026-11-10');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Days_Since_Last_Touch__c: null });
});
