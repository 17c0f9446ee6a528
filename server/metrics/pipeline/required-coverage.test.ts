import { evidenceOf, openWorld, organisation, person } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const created = '2026-11-01T18:00:00Z';
async function due(name: string, stage: string, amount: number | null, close = '2026-11-30'): Promise<void> {
  await world.deal({ id: name, owner: 'ann', created, amount, close, moves: [[stage, created]] });
}
/** Decided on the 10th of October, after the given stages. */
async function decided(name: string, amount: number, ...stages: string[]): Promise<void> {
  const moves = stages.map((stage, step): [string, string] => [stage, `2026-10-0${step + 1}T18:00:00Z`]);
  moves[moves.length - 1]![1] = '2026-10-10T18:00:00Z';
  await world.deal({
    id: name,
    owner: 'bob',
    created: '2026-10-01T18:00:00Z',
    amount,
    close: '2026-10-10',
    moves,
  });
}

test('weighs each deal by what deals of its stage were worth when they were decided', async () => {
  await decided('w', 300, 'Qualification', 'Closed Won');
  await decided('free', 0, 'Proposal', 'Closed Won');
  await decided('l1', 300, 'Prospecting', 'Closed Lost');
  await decided('l2', 200, 'Qualification', 'Closed Lost');
  await decided('l3', 100, 'Proposal', 'Qualification', 'Closed Lost');
  await due('p1', 'Prospecting', 900);
  await due('p2', 'Qualification', 400);
  await due('p3', 'Proposal', 200);
  await due('blank', 'Proposal', null);
  await due('odd', 'Gone', 500);
  await due('later', 'Prospecting', 900, '2027-02-01');
  await world.compute('2026-11-20');
  // Weights 300 / 900, 300 / 600 and 300 / 400.
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({
    Required_Coverage__c: 2.31,
    Required_Coverage_Num__c: 1500,
    Required_Coverage_Den__c: 650,
    Required_Coverage_N__c: 3,
  });
  expect(evidenceOf(row, 'Pipeline_Evidence__c', 'required-coverage')).toMatchObject({
    n: 3,
    marks: { missingAmount: 1, missingRate: 1 },
  });
});

test('knows at the end of a period only what was decided by then, and as it was then', async () => {
  // Lost in October, open again and won in November.
  await world.deal({
    id: 'back',
    owner: 'bob',
    created: '2026-10-01T18:00:00Z',
    amount: 100,
    close: '2026-11-10',
    moves: [
      ['Proposal', '2026-10-01T18:00:00Z'],
      ['Closed Lost', '2026-10-10T18:00:00Z'],
      ['Proposal', '2026-11-02T18:00:00Z'],
      ['Closed Won', '2026-11-10T18:00:00Z'],
    ],
  });
  await decided('w', 300, 'Proposal', 'Closed Won');
  const early = '2026-10-02T18:00:00Z';
  await world.deal({
    id: 'a',
    owner: 'ann',
    created: early,
    amount: 300,
    close: '2026-10-20',
    moves: [['Proposal', early]],
  });
  await world.compute('2026-11-20');
  expect(await world.scorecard(organisation, 'fiscal-month', '2026-10-01')).toMatchObject({
    Required_Coverage__c: 1.33,
    Required_Coverage_Den__c: 225,
  });
  expect(await world.scorecard(organisation)).toMatchObject({
    Required_Coverage__c: 1,
    Required_Coverage_Den__c: 300,
  });
});

test('without a decided deal no weight is known, and no number', async () => {
  await due('a', 'Proposal', 100);
  await world.compute('2026-11-20');
  const row = await world.scorecard(person('ann'));
  expect(row).toMatchObject({ Required_Coverage__c: null, Required_Coverage_N__c: 0 });
  expect(evidenceOf(row, 'Pipeline_Evidence__c', 'required-coverage').marks).toMatchObject({
    missingRate: 1,
  });
});
