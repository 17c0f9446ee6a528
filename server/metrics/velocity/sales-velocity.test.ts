import { openWorld, person } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const created = '2026-08-16T18:00:00Z';

test('is N x W x A / L: 40 deals, 25 %, 20,000 over 60 days make 3,333.33 a day', async () => {
  for (let index = 0; index < 5; index += 1) {
    await world.won(`w${index}`, 'ann', '2026-10-15', { created, amount: 20_000 });
  }
  for (let index = 0; index < 15; index += 1) await world.lost(`l${index}`, 'ann', '2026-10-15', { created });
  for (let index = 0; index < 40; index += 1) {
    await world.deal({ id: `o${index}`, owner: 'ann', created, moves: [['Qualification', created]] });
    await world.call(`o${index}`, '2026-11-05T18:00:00Z');
  }
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Qualified_Worked__c: 40,
    Win_Rate__c: 25,
    Average_Selling_Price__c: 20_000,
    Average_Sales_Cycle__c: 60,
    Sales_Velocity__c: 3333.33,
    Sales_Velocity_Num__c: 200_000,
    Sales_Velocity_Den__c: 60,
    Sales_Velocity_N__c: 40,
  });
});

test('without wins it is undefined, not zero; with wins and no work it is zero', async () => {
  await world.deal({ id: 'a', owner: 'ann', created, moves: [['Qualification', created]] });
  await world.call('a', '2026-11-05T18:00:00Z');
  for (let index = 0; index < 5; index += 1) await world.won(`w${index}`, 'bob', '2026-10-15', { created });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Sales_Velocity__c: null,
    Sales_Velocity_N__c: 1,
  });
  const idle = await world.scorecard(person('bob'));
  expect(Object.is(idle['Sales_Velocity__c'], 0)).toBe(true);
});
