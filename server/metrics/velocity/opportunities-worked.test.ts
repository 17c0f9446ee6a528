import { deal, evidenceOf, id, openWorld, organisation, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const created = '2026-01-05T18:00:00Z';
const field = 'Opportunities_Worked__c';

async function workedBy(name: string, type = 'fiscal-month', start = '2026-11-01'): Promise<string[]> {
  return evidenceOf(
    await world.scorecard(person(name), type, start),
    'Velocity_Evidence__c',
    'opportunities-worked',
  ).ids;
}

test('counts deals touched or moved while open, each once, whoever touched them', async () => {
  for (const name of ['touched', 'moved', 'idle', 'new']) {
    await world.deal({
      id: name,
      owner: 'ann',
      created: name === 'new' ? '2026-11-03T18:00:00Z' : created,
      moves: [
        ['Prospecting', name === 'new' ? '2026-11-03T18:00:00Z' : created],
        ...(name === 'moved' ? ([['Qualification', '2026-11-04T18:00:00Z']] as [string, string][]) : []),
      ],
    });
  }
  await world.call('touched', '2026-11-03T18:00:00Z', { OwnerId: id('005', 'may') });
  await world.call('touched', '2026-11-04T18:00:00Z');
  await world.compute('2026-11-20');
  // Being created is not being worked.
  expect(await workedBy('ann')).toEqual([deal('moved'), deal('touched')]);
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: 2 });
  expect(await world.scorecard(person('ann'), 'fiscal-month', '2026-10-01')).toMatchObject({ [field]: 0 });
  expect(await world.scorecard(person('ann'), 'fiscal-quarter', '2026-10-01')).toMatchObject({ [field]: 2 });
});

test('a deal worked by two owners counts for both, and once for their team', async () => {
  await world.deal({ id: 'passed', owner: 'bob', created, moves: [['Prospecting', created]] });
  await world.ownerChange('passed', '2026-11-10T18:00:00Z', 'ann', 'bob');
  await world.call('passed', '2026-11-03T18:00:00Z');
  await world.call('passed', '2026-11-12T18:00:00Z');
  await world.compute('2026-11-20');
  for (const key of [person('ann'), person('bob'), team('may'), organisation]) {
    expect(await world.scorecard(key)).toMatchObject({ [field]: 1 });
  }
});

test('closing counts for the owner at that moment, and touches after closing do not', async () => {
  await world.won('closed', 'ann', '2026-11-03');
  await world.won('before', 'ann', '2026-10-30');
  await world.call('before', '2026-11-03T18:00:00Z');
  await world.compute('2026-11-20');
  expect(await workedBy('ann')).toEqual([deal('closed')]);
});

test.each([
  ['America/Los_Angeles', '2026-11-01T06:30:00Z', 0],
  ['America/Los_Angeles', '2026-11-01T07:30:00Z', 1],
  ['Asia/Kolkata', '2026-10-31T18:00:00Z', 0],
  ['Asia/Kolkata', '2026-10-31T19:00:00Z', 1],
])('the local day decides the month: %s %s', async (zone, at, expected) => {
  await world.mirror.close();
  world = await openWorld(zone);
  await world.deal({ id: 'a', owner: 'ann', created, moves: [['Prospecting', created]] });
  await world.call('a', at);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: expected });
});

test('a touch on the day of closing counts by rule 1, the day after does not', async () => {
  await world.lost('same', 'ann', '2026-11-03');
  await world.lost('next', 'ann', '2026-10-30');
  await world.call('same', '2026-11-04T05:00:00Z');
  await world.call('next', '2026-11-01T08:00:00Z');
  await world.compute('2026-11-20');
  expect(await workedBy('ann', 'week', '2026-11-02')).toEqual([deal('same')]);
  expect(await workedBy('ann')).toEqual([deal('same')]);
});

test('open to-dos, list emails and meetings among colleagues are no touches', async () => {
  for (const name of ['open', 'list', 'internal', 'typed', 'held', 'future']) {
    await world.deal({ id: name, owner: 'ann', created, moves: [['Prospecting', created]] });
  }
  const at = '2026-11-03T18:00:00Z';
  await world.call('open', at, { IsClosed: false });
  await world.call('list', at, { TaskSubtype: 'ListEmail', Type: 'Email' });
  await world.call('typed', at, {
    TaskSubtype: 'Task',
    Type: 'LinkedIn',
    CompletedDateTime: null,
    ActivityDate: '2026-11-02',
  });
  await world.meeting('internal', at, '2026-11-03T19:00:00Z', { WhoId: null });
  await world.meeting('held', at, '2026-11-03T19:00:00Z');
  await world.meeting('future', '2026-11-23T18:00:00Z', '2026-11-23T19:00:00Z');
  await world.compute('2026-11-20');
  expect(await workedBy('ann')).toEqual([deal('held'), deal('typed')]);
});
