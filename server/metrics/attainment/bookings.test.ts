import { deal, evidenceOf, openWorld, organisation, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

test('adds up what was won by CloseDate, corrections included, blanks left out and counted', async () => {
  await world.won('a', 'ann', '2026-11-01', { amount: 100.25 });
  await world.won('b', 'ann', '2026-11-20', { amount: -20 });
  await world.won('blank', 'ann', '2026-11-05', { amount: null });
  await world.won('october', 'ann', '2026-10-31', { amount: 7 });
  await world.lost('lost', 'ann', '2026-11-05', { amount: 900 });
  await world.won('c', 'bob', '2026-11-05', { amount: 50 });
  await world.won('d', 'may', '2026-11-05', { amount: 1 });
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({ Bookings__c: 80.25, Bookings_N__c: 3 });
  expect(evidenceOf(row, 'Attainment_Evidence__c', 'bookings')).toEqual({
    ids: [deal('a'), deal('b'), deal('blank')],
    marks: { missingAmount: 1, ownership: 'current-only' },
    n: 3,
    predicate: { code: 'won', params: { from: '2026-11-01', to: '2026-11-20' } },
  });
  expect(await world.scorecard(person('ann'), 'fiscal-quarter', '2026-10-01')).toMatchObject({
    Bookings__c: 87.25,
  });
  // A manager's own deals are the organisation's, not the team's.
  expect(await world.scorecard(team('may'))).toMatchObject({ Bookings__c: 130.25 });
  expect(await world.scorecard(organisation)).toMatchObject({ Bookings__c: 131.25 });
});

test('a win dated tomorrow is not booked yet; nothing booked is a true zero', async () => {
  await world.won('tomorrow', 'ann', '2026-11-21', {
    moves: [
      ['Qualification', '2026-01-05T18:00:00Z'],
      ['Closed Won', '2026-11-19T20:00:00Z'],
    ],
  });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Bookings__c: 0, Bookings_N__c: 0 });
  await world.compute('2026-11-21');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Bookings__c: 1000 });
});

test('is the amount the deal had at the moment asked about', async () => {
  await world.won('a', 'ann', '2026-11-05', { amount: 100 });
  await world.history('a', '2026-11-10T18:00:00Z', { stage: 'Closed Won', amount: 150, close: '2026-11-05' });
  await world.compute('2026-11-09');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Bookings__c: 100 });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Bookings__c: 150 });
});
