import { evidenceOf, openWorld, organisation, person } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

async function win(owner: string, amounts: (number | null)[]): Promise<void> {
  for (const [index, amount] of amounts.entries()) {
    await world.won(`${owner}${index}`, owner, '2026-10-15', { amount });
  }
}

test('is the mean of the wins above zero, with Student t for its interval', async () => {
  await win('ann', [100, 200, 300, 400, 500, 0, -50, null]);
  await world.lost('lost', 'ann', '2026-10-15', { amount: 9000 });
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({
    Average_Selling_Price__c: 300,
    Average_Selling_Price_Num__c: 1500,
    Average_Selling_Price_Den__c: 5,
    Average_Selling_Price_N__c: 5,
    // 300 -+ 2.776445 x 158.113883 / sqrt(5)
    Average_Selling_Price_Low__c: 103.68,
    Average_Selling_Price_High__c: 496.32,
  });
  expect(evidenceOf(row, 'Velocity_Evidence__c', 'average-selling-price').marks).toMatchObject({
    missingAmount: 1,
    zeroAmountWins: 2,
  });
});

test('a team takes the mean over its deals, not over its reps', async () => {
  await win('ann', [100, 100, 100, 100]);
  await win('bob', [600]);
  await world.compute('2026-11-20');
  expect(await world.scorecard(organisation)).toMatchObject({ Average_Selling_Price__c: 200 });
  expect(await world.scorecard(person('bob'))).toMatchObject({
    Average_Selling_Price__c: null,
    Average_Selling_Price_Num__c: 600,
    Average_Selling_Price_Low__c: null,
  });
});

test('equal prices have no spread; half a cent is rounded away from zero', async () => {
  await win('ann', [10.01, 10.01, 10.01, 10.01, 10.01]);
  await win('bob', [0.01, 0.01, 0.01, 0.02, 0.01, 0.01, 0.01, 0.02, 0.03, 0.02]);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Average_Selling_Price__c: 10.01,
    Average_Selling_Price_Low__c: 10.01,
    Average_Selling_Price_High__c: 10.01,
  });
  expect((await world.scorecard(person('bob')))['Average_Selling_Price__c']).toBe(0.02);
});
