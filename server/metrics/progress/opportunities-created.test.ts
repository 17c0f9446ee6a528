import { deal, evidenceOf, openWorld, organisation, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const field = 'Opportunities_Created__c';

async function create(name: string, at: string, owner = 'ann'): Promise<void> {
  await world.deal({ id: name, owner, created: at, moves: [['Prospecting', at]] });
}

test('belongs to the owner at creation, closed since or not, with history or without', async () => {
  await create('kept', '2026-11-03T18:00:00Z');
  await create('passed-on', '2026-11-03T18:00:00Z', 'bob');
  await world.ownerChange('passed-on', '2026-11-04T18:00:00Z', 'ann', 'bob');
  await world.won('won', 'ann', '2026-11-10', { created: '2026-11-05T18:00:00Z' });
  await world.deal({ id: 'bare', owner: 'ann', created: '2026-11-06T18:00:00Z' });
  await create('older', '2026-10-31T18:00:00Z');
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({ [field]: 4 });
  expect(evidenceOf(row, 'Progress_Evidence__c', 'opportunities-created')).toEqual({
    ids: [deal('won'), deal('bare'), deal('kept'), deal('passed-on')],
    marks: { fallback: 1 },
    n: 4,
    predicate: { code: 'created', params: { from: '2026-11-01', to: '2026-11-20' } },
  });
  expect(await world.scorecard(person('bob'))).toMatchObject({ [field]: 0 });
  for (const key of [team('may'), organisation])
    expect(await world.scorecard(key)).toMatchObject({ [field]: 4 });
});

test.each([
  ['America/Los_Angeles', '2026-11-01T06:59:00Z', 0],
  ['America/Los_Angeles', '2026-11-01T07:00:00Z', 1],
  ['Asia/Kolkata', '2026-10-31T18:29:00Z', 0],
  ['Asia/Kolkata', '2026-10-31T18:30:00Z', 1],
])('the local day decides the month: %s %s', async (zone, at, expected) => {
  await world.mirror.close();
  world = await openWorld(zone);
  await create('a', at);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: expected });
});

test('nobody creating anything is a true zero', async () => {
  await create('a', '2026-10-31T18:00:00Z');
  await world.compute('2026-11-20');
  expect(await world.scorecard(organisation)).toMatchObject({ [field]: 0 });
});
