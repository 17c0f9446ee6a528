import { deal, evidenceOf, openWorld, organisation, person } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const created = '2026-01-05T18:00:00Z';

test('belongs to the owner at the end of each period', async () => {
  await world.deal({ id: 'a', owner: 'bob', created, moves: [['Prospecting', created]] });
  await world.ownerChange('a', '2026-11-02T18:00:00Z', 'ann', 'bob');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('bob'))).toMatchObject({ Open_Opportunities__c: 1 });
  expect(await world.scorecard(person('ann'))).toMatchObject({ Open_Opportunities__c: 0 });
  const october = await world.scorecard(person('ann'), 'fiscal-month', '2026-10-01');
  expect(october).toMatchObject({ Open_Opportunities__c: 1 });
  expect(evidenceOf(october, 'Pipeline_Evidence__c', 'open-opportunities')).toMatchObject({
    ids: [deal('a')],
    marks: {},
  });
});

test.each([
  ['America/Los_Angeles', '2026-11-01T06:30:00Z', 1],
  ['America/Los_Angeles', '2026-11-01T07:30:00Z', 0],
  ['Asia/Kolkata', '2026-10-31T18:00:00Z', 1],
  ['Asia/Kolkata', '2026-10-31T19:00:00Z', 0],
])('a month ends with its last local day: %s, created %s', async (zone, at, october) => {
  await world.mirror.close();
  world = await openWorld(zone);
  await world.deal({ id: 'a', owner: 'ann', created: at, moves: [['Prospecting', at]] });
  await world.deal({ id: 'b', owner: 'bob', created, moves: [['Prospecting', created]] });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'), 'fiscal-month', '2026-10-01')).toMatchObject({
    Open_Opportunities__c: october,
  });
});

test('a stage nobody defines any more keeps its deal, marked; a deal without history too', async () => {
  await world.deal({ id: 'odd', owner: 'ann', created, moves: [['Gone', created]] });
  await world.deal({ id: 'bare', owner: 'ann', created, stage: 'Proposal' });
  await world.compute('2026-11-20');
  const row = await world.scorecard(organisation);
  expect(row).toMatchObject({ Open_Opportunities__c: 2 });
  expect(evidenceOf(row, 'Pipeline_Evidence__c', 'open-opportunities').marks).toMatchObject({
    fallback: 1,
    unknownStage: 1,
  });
});
