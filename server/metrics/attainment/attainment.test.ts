import { evidenceOf, openWorld, organisation, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

test('is bookings over quota: month, quarter as the sum of its months, week by days', async () => {
  await world.won('a', 'ann', '2026-11-18', { amount: 500 });
  await world.quota('ann', { '2026-10-01': 3100, '2026-11-01': 1500, '2026-12-01': 400 });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Attainment__c: 33.3333,
    Attainment_Num__c: 500,
    Attainment_Den__c: 1500,
    Attainment_N__c: 1,
  });
  expect(await world.scorecard(person('ann'), 'fiscal-quarter', '2026-10-01')).toMatchObject({
    Attainment__c: 10,
    Attainment_Den__c: 5000,
  });
  // 7 of November's 30 days; then 6 days of October (31) and 1 of November.
  expect(await world.scorecard(person('ann'), 'week', '2026-11-16')).toMatchObject({
    Attainment_Den__c: 350,
  });
  expect(await world.scorecard(person('ann'), 'week', '2026-10-26')).toMatchObject({
    Attainment_Den__c: 650,
  });
});

test('a team is the sum over the sum; members without a quota are counted', async () => {
  await world.won('a', 'ann', '2026-11-18', { amount: 100 });
  await world.won('b', 'bob', '2026-11-18', { amount: 60 });
  await world.user('cid', 'may');
  await world.won('c', 'cid', '2026-11-18', { amount: 40 });
  await world.quota('ann', { '2026-11-01': 100 });
  await world.quota('bob', { '2026-11-01': 300 });
  await world.compute('2026-11-20');
  for (const key of [team('may'), organisation]) {
    const row = await world.scorecard(key);
    expect(row).toMatchObject({
      Attainment__c: 50,
      Attainment_Num__c: 200,
      Attainment_Den__c: 400,
      Attainment_N__c: 3,
    });
    expect(evidenceOf(row, 'Attainment_Evidence__c', 'attainment').marks['missingQuota']).toBe(1);
  }
});

test('no quota and a quota of zero both give null', async () => {
  await world.won('a', 'ann', '2026-11-18');
  await world.won('b', 'bob', '2026-11-18');
  await world.quota('bob', { '2026-11-01': 0 });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Attainment__c: null,
    Attainment_Den__c: null,
  });
  expect(await world.scorecard(person('bob'))).toMatchObject({ Attainment__c: null, Attainment_Den__c: 0 });
});

test('on ramp, month k of R asks for k / R, counted from the calendar month of the start', async () => {
  await world.won('a', 'ann', '2026-11-18', { amount: 300 });
  await world.quota(
    'ann',
    { '2026-08-01': 1200, '2026-09-01': 1200, '2026-10-01': 1200, '2026-11-01': 1200, '2026-12-01': 1200 },
    { Ramp_Months__c: 4, Start_Date__c: '2026-09-30' },
  );
  await world.compute('2026-11-20');
  const denominators: unknown[] = [];
  for (const start of ['2026-08-01', '2026-09-01', '2026-10-01', '2026-11-01']) {
    denominators.push((await world.scorecard(person('ann'), 'fiscal-month', start))['Attainment_Den__c']);
  }
  expect(denominators).toEqual([0, 300, 600, 900]);
  expect(await world.scorecard(person('ann'))).toMatchObject({ Attainment__c: 33.3333 });
});

test('without a start date the ramp starts with the user, and says so', async () => {
  await world.mirror.run(
    `UPDATE sf."user" SET CreatedDate = TIMESTAMP '2026-11-01 06:30:00' WHERE Name = 'ann'`,
  );
  await world.quota('ann', { '2026-11-01': 1200 }, { Ramp_Months__c: 4 });
  await world.won('a', 'bob', '2026-06-18');
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  // 23:30 on the last of October: November is month 2.
  expect(row).toMatchObject({ Attainment__c: 0, Attainment_Den__c: 600 });
  expect(evidenceOf(row, 'Attainment_Evidence__c', 'attainment').marks['startDate']).toBe('user-created');
});
