import { openWorld, person } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

test('is the win in the middle, untouched by the whale; even counts take the mean of the two', async () => {
  for (const [index, amount] of [100, 200, 300, 400, 90_000].entries()) {
    await world.won(`a${index}`, 'ann', '2026-10-15', { amount });
  }
  for (const [index, amount] of [1, 2, 3, 4, 5, 6, 0, null].entries()) {
    await world.won(`b${index}`, 'bob', '2026-10-15', { amount });
  }
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Median_Selling_Price__c: 300,
    Median_Selling_Price_N__c: 5,
  });
  expect(await world.scorecard(person('bob'))).toMatchObject({
    Median_Selling_Price__c: 3.5,
    Median_Selling_Price_N__c: 6,
  });
});

test('is null under five wins, and counts up to the last day of a finished month', async () => {
  for (const day of ['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-31'])
    await world.won(`a${day}`, 'ann', day);
  await world.won('late', 'ann', '2026-11-01');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'), 'fiscal-month', '2026-10-01')).toMatchObject({
    Median_Selling_Price__c: null,
    Median_Selling_Price_N__c: 4,
  });
  expect(await world.scorecard(person('ann'))).toMatchObject({ Median_Selling_Price__c: 1000 });
});
