import { evidenceOf, openWorld, organisation, person } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

test('is money won over money decided upon; blanks are in neither half, free wins left out', async () => {
  await world.won('a', 'ann', '2026-10-15', { amount: 300 });
  await world.won('b', 'bob', '2026-10-15', { amount: 100 });
  await world.won('free', 'bob', '2026-10-15', { amount: 0 });
  for (const name of ['c', 'd', 'e']) await world.lost(name, 'bob', '2026-10-15', { amount: 400 });
  await world.lost('blank', 'bob', '2026-10-15', { amount: null });
  await world.compute('2026-11-20');
  // 400 of 1,600 by value, where by count it is 2 of 6.
  const row = await world.scorecard(organisation);
  expect(row).toMatchObject({
    Win_Rate_By_Value__c: 25,
    Win_Rate_By_Value_Num__c: 400,
    Win_Rate_By_Value_Den__c: 1600,
    Win_Rate_By_Value_N__c: 5,
    Win_Rate__c: 33.3333,
  });
  expect(evidenceOf(row, 'Velocity_Evidence__c', 'win-rate-by-value').marks).toMatchObject({
    missingAmount: 1,
    zeroAmountWins: 1,
  });
  // Under five deals: null, with its parts.
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Win_Rate_By_Value__c: null,
    Win_Rate_By_Value_Num__c: 300,
    Win_Rate_By_Value_N__c: 1,
  });
});

test('only losses give 0, only blank amounts give null', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e']) await world.lost(name, 'ann', '2026-10-15', { amount: 10 });
  for (const name of ['f', 'g', 'h', 'i', 'j']) await world.lost(name, 'bob', '2026-10-15', { amount: null });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Win_Rate_By_Value__c: 0 });
  expect(await world.scorecard(person('bob'))).toMatchObject({
    Win_Rate_By_Value__c: null,
    Win_Rate_By_Value_Den__c: 0,
  });
});

test('an amount nobody may read makes the metric unavailable and leaves the count alone', async () => {
  for (const name of ['a', 'b', 'c', 'd', 'e']) await world.won(name, 'ann', '2026-10-15', { amount: null });
  await world.mirror.run(
    `INSERT INTO sf_meta.unavailable VALUES ('Opportunity', 'Amount', 'field-level security')`,
  );
  const warnings = await world.compute('2026-11-20');
  expect(warnings.map(({ params }) => params)).toContainEqual({
    metric: 'win-rate-by-value',
    field: 'Opportunity.Amount',
  });
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({ Win_Rate_By_Value__c: null, Win_Rate_By_Value_N__c: null, Win_Rate__c: 100 });
  expect(evidenceOf(row, 'Velocity_Evidence__c', 'win-rate-by-value')).toMatchObject({
    ids: [],
    marks: { unavailable: 'Opportunity.Amount' },
    n: 0,
  });
});
