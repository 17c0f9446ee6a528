import { openWorld, person } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

test('is the cycle in the middle', async () => {
  for (const [index, day] of [
    '2026-09-02',
    '2026-09-05',
    '2026-09-09',
    '2026-10-01',
    '2026-11-20',
  ].entries()) {
    await world.won(`a${index}`, 'ann', day, { created: '2026-09-01T18:00:00Z' });
  }
  await world.won('b', 'bob', '2026-09-09');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Median_Sales_Cycle__c: 8,
    Median_Sales_Cycle_N__c: 5,
  });
  expect(await world.scorecard(person('bob'))).toMatchObject({
    Median_Sales_Cycle__c: null,
    Median_Sales_Cycle_N__c: 1,
  });
  // The win of 20 November is not in a window that ended before it.
  expect(await world.scorecard(person('ann'), 'fiscal-month', '2026-10-01')).toMatchObject({
    Median_Sales_Cycle__c: null,
    Median_Sales_Cycle_N__c: 4,
  });
});
