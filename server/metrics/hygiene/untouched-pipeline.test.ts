import { deal, evidenceOf, openWorld, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

test('adds up the deals left untouched, blanks left out and counted', async () => {
  const created = '2026-11-01T18:00:00Z';
  for (const [name, owner, amount] of [
    ['a', 'ann', 100],
    ['blank', 'ann', null],
    ['fresh', 'ann', 70],
    ['b', 'bob', 30],
  ] as const) {
    await world.deal({ id: name, owner, created, amount, moves: [['Prospecting', created]] });
  }
  await world.call('fresh', '2026-11-19T18:00:00Z');
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({ Untouched_Pipeline__c: 100, Untouched_Pipeline_N__c: 2 });
  expect(evidenceOf(row, 'Hygiene_Evidence__c', 'untouched-pipeline')).toMatchObject({
    ids: [deal('a'), deal('blank')],
    marks: { missingAmount: 1 },
  });
  expect(await world.scorecard(team('may'))).toMatchObject({
    Untouched_Pipeline__c: 130,
    Untouched_Pipeline_N__c: 3,
  });
});

test('nothing untouched is zero', async () => {
  await world.won('a', 'ann', '2026-11-10');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ Untouched_Pipeline__c: 0 });
});
