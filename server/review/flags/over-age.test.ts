import type { World } from '../../metrics/world.ts';
import { openReviewed, reviewAt, reviewOf, setRule, writeReviews } from '../reviewed.ts';

let world: World;
beforeEach(async () => {
  world = await openReviewed();
});
afterEach(async () => world.mirror.close());

/** Deals won on 10 November after so many days. */
async function wins(count: number, days: number): Promise<void> {
  const created = new Date(Date.parse('2026-11-10T20:00:00Z') - days * 86_400_000).toISOString();
  for (let index = 0; index < count; index += 1)
    await world.won(`w${days}i${index}`, 'bob', '2026-11-10', { created });
}

/** A deal that moved two days ago, so that it is not stuck. */
async function open(name: string, created: string): Promise<void> {
  const moves: [string, string][] = [
    ['Prospecting', created],
    ['Proposal', '2026-11-18T20:00:00Z'],
  ];
  await world.deal({ id: name, owner: 'ann', created, moves });
}

test('older than 1.5 times the median cycle of 20 wins, critical from twice that', async () => {
  await wins(20, 40);
  await open('d60', '2026-09-21T18:00:00Z');
  await open('d61', '2026-09-20T18:00:00Z');
  await open('d119', '2026-07-24T18:00:00Z');
  await open('d120', '2026-07-23T18:00:00Z');
  // 21 September in London, still the 20th in California.
  await open('evening', '2026-09-21T06:30:00Z');
  await reviewAt(world, '2026-11-20');
  expect((await reviewOf(world, 'd60')).evidence['over-age']).toEqual({
    code: 'usualAge',
    createdDate: '2026-09-21',
  });
  const row = await reviewOf(world, 'd61');
  expect(row).toMatchObject({ Over_Age__c: 'raised', Over_Age_Severity__c: 'warning' });
  expect(row.evidence['over-age']).toEqual({
    code: 'overAge',
    createdDate: '2026-09-20',
    nextStep: { code: 'updateCloseDate' },
    talkingPoint: { code: 'askStillPriority' },
    threshold: 60,
    thresholdSource: 'derived',
  });
  expect(await reviewOf(world, 'evening')).toMatchObject({ Over_Age__c: 'raised' });
  expect(await reviewOf(world, 'd119')).toMatchObject({ Over_Age_Severity__c: 'warning' });
  expect(await reviewOf(world, 'd120')).toMatchObject({ Over_Age_Severity__c: 'critical' });
});

test('silent where the deal is stuck, unknown with fewer than 20 wins', async () => {
  await wins(19, 40);
  const created = '2026-06-01T18:00:00Z';
  await world.deal({ id: 'stuck', owner: 'ann', created, moves: [['Prospecting', created]] });
  await open('moving', created);
  await reviewAt(world, '2026-11-20');
  expect((await reviewOf(world, 'stuck')).evidence['over-age']).toMatchObject({ code: 'stuckAlready' });
  const row = await reviewOf(world, 'moving');
  expect(row).toMatchObject({ Over_Age__c: 'unknown', Over_Age_Severity__c: null });
  expect(row.evidence['over-age']).toMatchObject({ code: 'fewWonDeals' });
});

test('what is raised stays so until the age is below nine tenths of the threshold', async () => {
  await setRule(world, ['over-age', 'minimumWon', 2]);
  await wins(2, 40);
  await open('over', '2026-09-20T18:00:00Z');
  await reviewAt(world, '2026-11-20');
  await writeReviews(world);
  await open('newcomer', '2026-09-20T18:00:00Z');
  await wins(3, 44);
  await reviewAt(world, '2026-11-20');
  // 61 days against 66 and 59.4.
  expect(await reviewOf(world, 'over')).toMatchObject({ Over_Age__c: 'raised' });
  expect(await reviewOf(world, 'newcomer')).toMatchObject({ Over_Age__c: 'clear' });
  await wins(6, 46);
  await reviewAt(world, '2026-11-20');
  expect(await reviewOf(world, 'over')).toMatchObject({ Over_Age__c: 'clear' });
});
