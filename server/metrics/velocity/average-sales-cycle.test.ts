import { openWorld, organisation, person } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

test('is CloseDate minus creation, positive, over wins of any amount and not over losses', async () => {
  const created = '2026-09-01T18:00:00Z';
  for (const [index, day] of [
    '2026-09-11',
    '2026-09-21',
    '2026-10-01',
    '2026-10-11',
    '2026-10-21',
  ].entries()) {
    await world.won(`a${index}`, 'ann', day, { created, amount: index === 0 ? 0 : 50 });
  }
  await world.lost('lost', 'ann', '2026-11-01', { created });
  await world.won('b', 'bob', '2026-09-07', { created });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Average_Sales_Cycle__c: 30,
    Average_Sales_Cycle_Num__c: 150,
    Average_Sales_Cycle_Den__c: 5,
    Average_Sales_Cycle_N__c: 5,
    // 30 -+ 2.776445 x 15.811388 / sqrt(5)
    Average_Sales_Cycle_Low__c: 10.37,
    Average_Sales_Cycle_High__c: 49.63,
  });
  expect(await world.scorecard(organisation)).toMatchObject({
    Average_Sales_Cycle__c: 26,
    Average_Sales_Cycle_Num__c: 156,
  });
  expect(await world.scorecard(person('bob'))).toMatchObject({
    Average_Sales_Cycle__c: null,
    Average_Sales_Cycle_N__c: 1,
  });
});

test.each([
  ['America/Los_Angeles', '2026-10-15T06:30:00Z', 'created on the 14th at 23:30', 2],
  ['America/Los_Angeles', '2026-10-15T07:30:00Z', 'created on the 15th at 00:30', 1],
  ['Asia/Kolkata', '2026-10-15T18:00:00Z', 'created on the 15th at 23:30', 1],
  [
    'Asia/Kolkata',
    '2026-10-15T19:00:00Z',
    'created on the 16th at 00:30, closed that day: one day, not none',
    1,
  ],
])('counts local days: %s, %s (%s)', async (zone, created, _words, days) => {
  await world.mirror.close();
  world = await openWorld(zone);
  await world.won('a', 'ann', '2026-10-16', { created });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Average_Sales_Cycle_Num__c: days });
});

test('a close date typed before the creation day still takes one day', async () => {
  await world.won('a', 'ann', '2026-10-01', {
    created: '2026-10-15T18:00:00Z',
    moves: [
      ['Qualification', '2026-10-15T18:00:00Z'],
      ['Closed Won', '2026-10-15T19:00:00Z'],
    ],
  });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Average_Sales_Cycle_Num__c: 1,
    Average_Sales_Cycle_Den__c: 1,
  });
});
