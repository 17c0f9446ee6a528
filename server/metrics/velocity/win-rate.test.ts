import { deal, evidenceOf, openWorld, organisation, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

async function decide(owner: string, won: number, lost: number, day = '2026-10-15'): Promise<void> {
  for (let index = 0; index < won; index += 1) await world.won(`${owner}w${index}`, owner, day);
  for (let index = 0; index < lost; index += 1) await world.lost(`${owner}l${index}`, owner, day);
}

test('is won over decided, by count, with the Jeffreys interval', async () => {
  await decide('ann', 2, 6);
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({ Win_Rate__c: 25, Win_Rate_Num__c: 2, Win_Rate_Den__c: 8, Win_Rate_N__c: 8 });
  // Quantiles 0.025 and 0.975 of Beta(2.5, 6.5), by numeric integration.
  expect(row).toMatchObject({ Win_Rate_Low__c: 5.5967, Win_Rate_High__c: 59.1624 });
});

test('a team is the sum over the sum, not the mean of its reps', async () => {
  await decide('ann', 5, 5);
  await decide('bob', 5, 0);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('bob'))).toMatchObject({ Win_Rate__c: 100, Win_Rate_High__c: 100 });
  for (const key of [team('may'), organisation]) {
    expect(await world.scorecard(key)).toMatchObject({
      Win_Rate__c: 66.6667,
      Win_Rate_Num__c: 10,
      Win_Rate_Den__c: 15,
    });
  }
});

test('under five decided deals there is no rate, but the counts stay', async () => {
  await decide('ann', 1, 3);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Win_Rate__c: null,
    Win_Rate_Num__c: 1,
    Win_Rate_N__c: 4,
    Win_Rate_Low__c: null,
  });
});

test('nothing decided is null, never 0; losses alone are 0, wins alone 100', async () => {
  await decide('ann', 0, 5);
  await world.deal({ id: 'open', owner: 'bob', created: '2026-10-01T00:00:00Z' });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Win_Rate__c: 0, Win_Rate_Low__c: 0 });
  expect(await world.scorecard(person('bob'))).toMatchObject({ Win_Rate__c: null, Win_Rate_N__c: 0 });
});

test('the window is the 365 days that end today: the first day counts, the day before does not', async () => {
  await world.won('in', 'ann', '2025-11-21', { created: '2025-01-01T00:00:00Z' });
  await world.won('out', 'ann', '2025-11-20', { created: '2025-01-01T00:00:00Z' });
  await world.won('today', 'ann', '2026-11-20');
  await world.won('tomorrow', 'ann', '2026-11-21', {
    moves: [
      ['Qualification', '2026-01-05T18:00:00Z'],
      ['Closed Won', '2026-11-19T20:00:00Z'],
    ],
  });
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(evidenceOf(row, 'Velocity_Evidence__c', 'win-rate')).toEqual({
    ids: [deal('in'), deal('today')],
    marks: { ownership: 'current-only' },
    n: 2,
    predicate: { code: 'decided', params: { from: '2025-11-21', to: '2026-11-20' } },
  });
});

test.each([
  ['America/Los_Angeles', '2026-11-01T06:30:00Z', 'last day of October, 23:30 in summer time', 1],
  ['America/Los_Angeles', '2026-11-01T07:30:00Z', 'first day of November, 00:30', 0],
  ['Asia/Kolkata', '2026-10-31T18:00:00Z', 'last day of October, 23:30', 1],
  ['Asia/Kolkata', '2026-10-31T19:00:00Z', 'first day of November, 00:30', 0],
])('a loss is dated by the local day it was closed: %s %s (%s)', async (zone, closed, _words, inOctober) => {
  await world.mirror.close();
  world = await openWorld(zone);
  await world.lost('a', 'ann', '2026-06-30', {
    moves: [
      ['Qualification', '2026-01-05T18:00:00Z'],
      ['Closed Lost', closed],
    ],
  });
  await world.compute('2026-11-20');
  expect((await world.scorecard(person('ann'), 'fiscal-month', '2026-10-01'))['Win_Rate_N__c']).toBe(
    inOctober,
  );
  expect((await world.scorecard(person('ann')))['Win_Rate_N__c']).toBe(1);
});

test('lost before it was qualified: no contest, and not in the rate', async () => {
  await world.lost('early', 'ann', '2026-10-15', {
    moves: [
      ['Prospecting', '2026-01-05T18:00:00Z'],
      ['Closed Lost', '2026-10-15T20:00:00Z'],
    ],
  });
  await world.won('jump', 'ann', '2026-10-15', {
    moves: [
      ['Prospecting', '2026-01-05T18:00:00Z'],
      ['Closed Won', '2026-10-15T20:00:00Z'],
    ],
  });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Win_Rate_Num__c: 1, Win_Rate_Den__c: 1 });
});

test('wins of zero or less are left out and counted; a win without an amount counts', async () => {
  await world.won('free', 'ann', '2026-10-15', { amount: 0 });
  await world.won('refund', 'ann', '2026-10-15', { amount: -5 });
  await world.won('blank', 'ann', '2026-10-15', { amount: null });
  await world.lost('nil', 'ann', '2026-10-15', { amount: 0 });
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({ Win_Rate_Num__c: 1, Win_Rate_Den__c: 2 });
  expect(evidenceOf(row, 'Velocity_Evidence__c', 'win-rate').marks).toMatchObject({ zeroAmountWins: 2 });
});

test('a reopened deal counts by its last closure only, and not at all while open', async () => {
  await world.deal({
    id: 'twice',
    owner: 'ann',
    created: '2026-01-05T18:00:00Z',
    close: '2026-10-20',
    moves: [
      ['Qualification', '2026-01-05T18:00:00Z'],
      ['Closed Lost', '2026-08-10T20:00:00Z'],
      ['Proposal', '2026-09-10T20:00:00Z'],
      ['Closed Won', '2026-10-20T20:00:00Z'],
    ],
  });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'), 'fiscal-month', '2026-08-01')).toMatchObject({
    Win_Rate_N__c: 0,
  });
  expect(await world.scorecard(person('ann'))).toMatchObject({ Win_Rate_Num__c: 1, Win_Rate_N__c: 1 });
  await world.compute('2026-09-30');
  expect((await world.scorecard(organisation, 'fiscal-month', '2026-09-01'))['Win_Rate_N__c']).toBe(0);
});

test('credits who owned the deal when it was closed', async () => {
  await world.won('moved', 'bob', '2026-10-15');
  await world.ownerChange('moved', '2026-10-15T20:00:01Z', 'ann', 'bob');
  await world.compute('2026-11-20');
  expect((await world.scorecard(person('ann')))['Win_Rate_N__c']).toBe(1);
  await world.deal({ id: 'bobs', owner: 'bob', created: '2026-10-01T00:00:00Z' });
  await world.compute('2026-11-20');
  expect((await world.scorecard(person('bob')))['Win_Rate_N__c']).toBe(0);
});

test('a closed deal without history counts as qualified, by CloseDate, and is marked', async () => {
  await world.deal({
    id: 'bare',
    owner: 'ann',
    created: '2026-01-05T18:00:00Z',
    stage: 'Closed Lost',
    close: '2026-10-15',
  });
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({ Win_Rate_Num__c: 0, Win_Rate_Den__c: 1 });
  expect(evidenceOf(row, 'Velocity_Evidence__c', 'win-rate').marks).toMatchObject({ fallback: 1 });
});
