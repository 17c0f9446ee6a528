import { deal, evidenceOf, openWorld, organisation, person } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const field = 'Opportunities_Regressed__c';
const created = '2026-10-05T18:00:00Z';

async function moved(name: string, ...later: [stage: string, at: string][]): Promise<void> {
  await world.deal({ id: name, owner: 'ann', created, moves: [['Proposal', created], ...later] });
}

test('open in an earlier stage at the end; lost or recovered is not regressed, nor is moving ahead', async () => {
  await moved('back', ['Qualification', '2026-11-03T18:00:00Z']);
  await moved('far-back', ['Prospecting', '2026-11-03T18:00:00Z'], ['Qualification', '2026-11-10T18:00:00Z']);
  await moved('recovered', ['Prospecting', '2026-11-03T18:00:00Z'], ['Proposal', '2026-11-10T18:00:00Z']);
  await moved('lost', ['Prospecting', '2026-11-03T18:00:00Z'], ['Closed Lost', '2026-11-10T18:00:00Z']);
  await moved('won', ['Prospecting', '2026-11-03T18:00:00Z'], ['Closed Won', '2026-11-10T18:00:00Z']);
  await moved('october', ['Prospecting', '2026-10-31T18:00:00Z']);
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({ [field]: 2, Opportunities_Advanced__c: 1 });
  expect(evidenceOf(row, 'Progress_Evidence__c', 'opportunities-regressed')).toMatchObject({
    ids: [deal('back'), deal('far-back')],
    n: 2,
    predicate: { code: 'regressed', params: { from: '2026-11-01', to: '2026-11-20' } },
  });
  expect(await world.scorecard(organisation, 'fiscal-month', '2026-10-01')).toMatchObject({ [field]: 1 });
});

test('a stage the org has retired is neither ahead nor behind', async () => {
  await world.mirror.run(`UPDATE sf.opportunity_stage SET IsActive = false WHERE ApiName = 'Prospecting'`);
  await moved('a', ['Prospecting', '2026-11-03T18:00:00Z']);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: 0, Opportunities_Advanced__c: 0 });
});

test.each([
  ['America/Los_Angeles', '2026-11-21T07:59:00Z', 1],
  ['America/Los_Angeles', '2026-11-21T08:00:00Z', 0],
  ['Asia/Kolkata', '2026-11-20T18:29:00Z', 1],
  ['Asia/Kolkata', '2026-11-20T18:30:00Z', 0],
])('the last local day counts, tomorrow does not: %s %s', async (zone, at, expected) => {
  await world.mirror.close();
  world = await openWorld(zone);
  await moved('a', ['Prospecting', at]);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: expected });
});
