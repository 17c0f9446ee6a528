import { deal, evidenceOf, openWorld, organisation, person, team } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const field = 'Opportunities_Advanced__c';
const created = '2026-10-05T18:00:00Z';
const early = '2026-11-03T18:00:00Z';
const late = '2026-11-10T18:00:00Z';

async function moved(name: string, ...later: [stage: string, at: string][]): Promise<void> {
  await world.deal({ id: name, owner: 'ann', created, moves: [['Qualification', created], ...later] });
}
async function advanced(key = person('ann'), type?: string, start?: string): Promise<string[]> {
  const row = await world.scorecard(key, type, start);
  return evidenceOf(row, 'Progress_Evidence__c', 'opportunities-advanced').ids;
}

test('later at the end than at the start, or won; there and back again is no step, nor is losing', async () => {
  await moved('ahead', ['Proposal', early]);
  await moved('won', ['Closed Won', early]);
  await moved('back', ['Prospecting', early]);
  await moved('returned', ['Proposal', early], ['Qualification', late]);
  await moved('lost', ['Proposal', early], ['Closed Lost', late]);
  await moved('still');
  await world.compute('2026-11-20');
  expect(await advanced()).toEqual([deal('won'), deal('ahead')]);
  for (const key of [person('ann'), team('may'), organisation]) {
    expect(await world.scorecard(key)).toMatchObject({ [field]: 2 });
  }
});

test('a deal created in the period begins where it was created', async () => {
  for (const [name, first] of [
    ['grown', 'Prospecting'],
    ['born', 'Proposal'],
  ] as const) {
    await world.deal({
      id: name,
      owner: 'ann',
      created: early,
      moves: [
        [first, early],
        ['Proposal', late],
      ],
    });
  }
  await world.won('sold', 'ann', '2026-11-10', { created: early, moves: [['Closed Won', early]] });
  await world.compute('2026-11-20');
  expect(await advanced()).toEqual([deal('grown')]);
});

test('a deal closed at the start begins where it was reopened', async () => {
  const lost: [string, string] = ['Closed Lost', '2026-10-20T18:00:00Z'];
  const won: [string, string] = ['Closed Won', '2026-10-20T18:00:00Z'];
  await moved('same', lost, ['Proposal', early]);
  await moved('further', lost, ['Prospecting', early], ['Proposal', late]);
  await moved('again', won, ['Proposal', early], ['Closed Won', late]);
  await moved('turned', lost, ['Closed Won', early]);
  await moved('relabelled', won, ['Closed Won', early]);
  await world.compute('2026-11-20');
  expect(await advanced()).toEqual([deal('again'), deal('turned'), deal('further')]);
});

test('the owner at the end of the period has it, whoever moved it', async () => {
  await world.deal({
    id: 'a',
    owner: 'bob',
    created,
    moves: [
      ['Qualification', created],
      ['Proposal', early],
    ],
  });
  await world.ownerChange('a', '2026-11-15T18:00:00Z', 'ann', 'bob');
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('bob'))).toMatchObject({ [field]: 1 });
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: 0 });
  expect(await world.scorecard(person('ann'), 'week', '2026-11-02')).toMatchObject({ [field]: 1 });
});

test.each([
  ['America/Los_Angeles', '2026-11-01T06:59:00Z', 0],
  ['America/Los_Angeles', '2026-11-01T07:00:00Z', 1],
  ['Asia/Kolkata', '2026-10-31T18:29:00Z', 0],
  ['Asia/Kolkata', '2026-10-31T18:30:00Z', 1],
])('the local day decides the month: %s %s', async (zone, at, expected) => {
  await world.mirror.close();
  world = await openWorld(zone);
  await moved('a', ['Proposal', at]);
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: expected });
});

test('without history only a win is known to have moved; nobody moving is a true zero', async () => {
  await world.deal({ id: 'open', owner: 'ann', created, stage: 'Proposal' });
  await world.compute('2026-11-20');
  expect(await world.scorecard(person('ann'))).toMatchObject({ [field]: 0 });
  await world.deal({ id: 'won', owner: 'ann', created, stage: 'Closed Won', close: '2026-11-12' });
  await world.compute('2026-11-20');
  expect(await advanced()).toEqual([deal('won')]);
});
