import { evidenceOf, openWorld, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const created = '2026-11-01T18:00:00Z';
async function due(name: string, close: string | null, amount: number | null, owner = 'ann'): Promise<void> {
  await world.deal({ id: name, owner, created, amount, close, moves: [['Prospecting', created]] });
}

test('is what is due by the end of the period, past-due deals included, over what is still to be won', async () => {
  await world.quota('ann', { '2026-11-01': 1000 });
  await due('past', '2026-11-05', 300);
  await due('last', '2026-11-30', 500);
  await due('blank', '2026-11-25', null);
  await due('next', '2026-12-01', 9000);
  await due('undated', null, 9000);
  await due('b', '2026-11-30', 300, 'bob');
  await world.won('w', 'ann', '2026-11-10', { amount: 200 });
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({
    Pipeline_Coverage__c: 1,
    Pipeline_Coverage_Num__c: 800,
    Pipeline_Coverage_Den__c: 800,
    Pipeline_Coverage_N__c: 3,
  });
  expect(evidenceOf(row, 'Pipeline_Evidence__c', 'pipeline-coverage')).toMatchObject({
    n: 3,
    marks: { missingAmount: 1, missingCloseDate: 1 },
    predicate: { code: 'closing', params: { at: '2026-11-20', by: '2026-11-30' } },
  });
  const bob = await world.scorecard(person('bob'));
  expect(bob).toMatchObject({
    Pipeline_Coverage__c: null,
    Pipeline_Coverage_Num__c: 300,
    Pipeline_Coverage_Den__c: null,
  });
  expect(evidenceOf(bob, 'Pipeline_Evidence__c', 'pipeline-coverage').marks).toMatchObject({
    missingQuota: 1,
  });
  expect(await world.scorecard(team('may'))).toMatchObject({
    Pipeline_Coverage__c: 1.38,
    Pipeline_Coverage_Num__c: 1100,
  });
  // The week ends on the 22nd: one deal is due, and a week's share of the quota is open.
  expect(await world.scorecard(person('ann'), 'week', '2026-11-16')).toMatchObject({
    Pipeline_Coverage_Num__c: 300,
    Pipeline_Coverage_Den__c: 233.33,
    Pipeline_Coverage__c: 1.29,
  });
});

test('a target met leaves nothing to cover: no number, and it is said', async () => {
  await world.quota('ann', { '2026-11-01': 200 });
  await due('a', '2026-11-30', 500);
  await world.won('w', 'ann', '2026-11-10', { amount: 200 });
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({
    Pipeline_Coverage__c: null,
    Pipeline_Coverage_Num__c: 500,
    Pipeline_Coverage_Den__c: 0,
  });
  expect(evidenceOf(row, 'Pipeline_Evidence__c', 'pipeline-coverage').marks).toMatchObject({
    targetMet: 'yes',
  });
});

test('nothing due covers nothing: zero', async () => {
  await world.quota('ann', { '2026-11-01': 200 });
  await due('a', '2027-01-31', 500);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({
    Pipeline_Coverage__c: 0,
    Pipeline_Coverage_N__c: 0,
  });
});
