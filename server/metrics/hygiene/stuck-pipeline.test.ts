import { deal, evidenceOf, openWorld, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

test('adds up the deals stuck in their stage, blanks left out and counted; none is zero', async () => {
  const created = '2026-10-01T08:00:00Z';
  for (const [name, owner, amount] of [
    ['a', 'ann', 100],
    ['blank', 'ann', null],
    ['b', 'bob', 30],
  ] as const) {
    await world.deal({ id: name, owner, created, amount, moves: [['Prospecting', created]] });
  }
  await world.deal({
    id: 'new',
    owner: 'ann',
    created: '2026-11-19T08:00:00Z',
    moves: [['Proposal', '2026-11-19T08:00:00Z']],
  });
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({ Stuck_Pipeline__c: 100, Stuck_Pipeline_N__c: 2 });
  expect(evidenceOf(row, 'Hygiene_Evidence__c', 'stuck-pipeline')).toMatchObject({
    ids: [deal('a'), deal('blank')].sort(),
    marks: { missingAmount: 1 },
    predicate: { code: 'stuck', params: { at: '2026-11-20' } },
  });
  expect(await world.scorecard(team('may'))).toMatchObject({
    Stuck_Pipeline__c: 130,
    Stuck_Pipeline_N__c: 3,
  });
  expect(await world.scorecard(person('bob'), 'week', '2026-09-28')).toMatchObject({
    Stuck_Pipeline__c: 0,
    Stuck_Pipeline_N__c: 0,
  });
});
