import { evidenceOf, openWorld, organisation, person } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const created = '2026-01-05T18:00:00Z';

test('adds up open deals of every forecast category as they were at the end of the period', async () => {
  await world.deal({ id: 'a', owner: 'ann', created, amount: 500, moves: [['Prospecting', created]] });
  await world.history('a', '2026-11-02T18:00:00Z', { stage: 'Prospecting', amount: 700 });
  await world.deal({ id: 'blank', owner: 'ann', created, amount: null, moves: [['Proposal', created]] });
  await world.won('won', 'ann', '2026-11-10', { amount: 40 });
  await world.compute('2026-11-20');
  const now = await world.scorecard(person('ann'));
  expect(now).toMatchObject({ Open_Pipeline__c: 700, Open_Pipeline_N__c: 2, Open_Opportunities__c: 2 });
  expect(evidenceOf(now, 'Pipeline_Evidence__c', 'open-pipeline')).toMatchObject({
    marks: { missingAmount: 1 },
    predicate: { code: 'open', params: { at: '2026-11-20' } },
  });
  expect(await world.scorecard(person('ann'), 'fiscal-month', '2026-10-01')).toMatchObject({
    Open_Pipeline__c: 540,
  });
  expect(await world.scorecard(organisation, 'fiscal-month', '2026-01-01')).toMatchObject({
    Open_Pipeline__c: 540,
  });
});

test('nothing open is a true zero', async () => {
  await world.won('won', 'ann', '2026-11-10');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Open_Pipeline__c: 0, Open_Pipeline_N__c: 0 });
});
