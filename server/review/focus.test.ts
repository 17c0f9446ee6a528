import { organisation, person, team } from '../metrics/world.ts';
import type { World } from '../metrics/world.ts';
import type { FocusItem } from './focus.ts';
import { openReviewed, reviewAt } from './reviewed.ts';

let world: World;
beforeEach(async () => {
  world = await openReviewed();
});
afterEach(async () => world.mirror.close());

async function focus(key: string, type = 'fiscal-month', start = '2026-11-01'): Promise<FocusItem[] | null> {
  const row = await world.scorecard(key, type, start);
  return JSON.parse(String(row['Focus_Evidence__c'])) as FocusItem[] | null;
}

async function decide(owner: string, won: number, lost: number): Promise<void> {
  for (let index = 0; index < won; index += 1) await world.won(`${owner}w${index}`, owner, '2026-10-15');
  for (let index = 0; index < lost; index += 1) await world.lost(`${owner}l${index}`, owner, '2026-10-15');
}

test('names the lever that lies wholly below what the others reach, and not one that could be noise', async () => {
  await decide('ann', 1, 19);
  await decide('bob', 12, 8);
  await world.user('cid', 'may');
  await decide('cid', 9, 11);
  await reviewAt(world, '2026-11-20');
  const expected = [
    {
      code: 'leverBelow',
      subjectKey: person('ann'),
      params: { metric: 'win-rate', n: 20, reference: 52.5, value: 5 },
    },
  ];
  expect(await focus(team('may'))).toEqual(expected);
  expect(await focus(organisation)).toEqual(expected);
});

test("prices of another manager's people are no reference: they sell to others", async () => {
  await world.user('zed');
  await world.user('nia', 'zed');
  await world.user('oki', 'zed');
  for (const [owner, amount] of [
    ['ann', 1000],
    ['bob', 1000],
    ['nia', 90_000],
    ['oki', 90_000],
  ] as const) {
    for (let index = 0; index < 8; index += 1)
      await world.won(`${owner}p${index}`, owner, '2026-10-15', { amount: amount + index });
  }
  await reviewAt(world, '2026-11-20');
  expect((await focus(organisation))!.filter((item) => item.code === 'leverBelow')).toEqual([]);
});

test('only on teams and the organisation, only in the current periods', async () => {
  await decide('ann', 1, 19);
  await decide('bob', 12, 8);
  await reviewAt(world, '2026-11-20');
  expect(await focus(person('ann'))).toBeNull();
  expect(await focus(team('may'), 'fiscal-month', '2026-10-01')).toBeNull();
  for (const [type, start] of [
    ['week', '2026-11-16'],
    ['fiscal-quarter', '2026-10-01'],
  ]) {
    expect(await focus(team('may'), type, start)).toHaveLength(1);
  }
});

test('the most money left untouched, and the furthest behind with the share of working days gone', async () => {
  const created = '2026-11-01T18:00:00Z';
  for (const [name, owner, amount] of [
    ['a', 'ann', 100],
    ['b', 'bob', 300],
    ['c', 'bob', 50],
  ] as const) {
    await world.deal({ id: name, owner, created, amount, moves: [['Prospecting', created]] });
  }
  await world.quota('ann', { '2026-11-01': 1000 });
  await world.quota('bob', { '2026-11-01': 100 });
  await reviewAt(world, '2026-11-20');
  expect(await focus(team('may'))).toEqual([
    { code: 'untouchedDeals', subjectKey: person('bob'), params: { amount: 350, count: 2 } },
    // 15 of November's 21 working days.
    { code: 'behindTarget', subjectKey: person('ann'), params: { expected: 71.4286, value: 0 } },
  ]);
});

test('accuses nobody of silence where activity is not logged', async () => {
  await world.deal({
    id: 'a',
    owner: 'ann',
    created: '2026-10-01T18:00:00Z',
    moves: [['Prospecting', '2026-10-01T18:00:00Z']],
  });
  await reviewAt(world, '2026-11-20');
  expect(await focus(team('may'))).toEqual([]);
});
