import { openWorld, person } from '../world.ts';
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

test('divides the days since the first touch by the number of gaps', async () => {
  await open('a', '2026-11-01T18:00:00Z');
  await touched('a', '2026-11-01', '2026-11-02', '2026-11-03', '2026-11-04');
  await world.compute('2026-11-20');
  // Daily, then 16 days of silence: 19 days in 4 gaps, where the weighted value says (3 + 256) / 19.
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Simple_Days_Between_Touches__c: 4.75,
    Simple_Days_Between_Touches_N__c: 1,
    Days_Between_Touches__c: 13.63,
  });
});

test('no open deal has no gaps', async () => {
  await world.won('a', 'ann', '2026-11-10');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Simple_Days_Between_Touches__c: null,
    Simple_Days_Between_Touches_N__c: 0,
  });
});
