import type { World } from '../../metrics/world.ts';
import { openReviewed, reviewAt, reviewOf } from '../reviewed.ts';

let world: World;
beforeEach(async () => {
  world = await openReviewed();
});
afterEach(async () => world.mirror.close());

const created = '2026-09-01T18:00:00Z';
const timeline = async (name: string): Promise<Record<string, unknown>> =>
  JSON.parse(String((await reviewOf(world, name))['Timeline__c'])) as Record<string, unknown>;

test('what happened and what is planned, newest first, by local day', async () => {
  await world.deal({
    id: 'a',
    owner: 'ann',
    created,
    close: '2026-10-01',
    moves: [
      ['Prospecting', created],
      ['Say "hello"', '2026-09-10T18:00:00Z'],
    ],
  });
  await world.history('a', '2026-09-20T18:00:00Z', { stage: 'Qualification', close: '2026-12-31' });
  await world.call('a', '2026-09-12T20:00:00Z');
  await world.call('a', '2026-09-12T22:00:00Z');
  // Still 14 September in California.
  await world.call('a', '2026-09-15T05:00:00Z');
  await world.meeting('a', '2026-09-16T18:00:00Z', '2026-09-16T19:00:00Z');
  for (const start of ['2026-12-02T18:00:00Z', '2026-12-01T18:00:00Z', '2026-12-01T18:00:00Z'])
    await world.meeting('a', start, start.replace('18', '19'));
  await reviewAt(world, '2026-11-20');
  expect(await timeline('a')).toEqual({
    counts: { meetings: 3, pushes: 1, stages: 3, touches: 3 },
    meetings: [
      { at: '2026-12-02', held: false },
      { at: '2026-12-01', held: false },
      { at: '2026-09-16', held: true },
    ],
    pushes: [{ at: '2026-09-20', days: 91 }],
    stages: [
      { at: '2026-09-20', rank: 2, stage: 'Qualification' },
      { at: '2026-09-10', rank: null, stage: 'Say "hello"' },
      { at: '2026-09-01', rank: 1, stage: 'Prospecting' },
    ],
    touches: ['2026-09-16', '2026-09-14', '2026-09-12'],
  });
});

test('the newest 20 touch days, with the true count', async () => {
  await world.deal({ id: 'a', owner: 'ann', created, moves: [['Prospecting', created]] });
  await world.deal({ id: 'silent', owner: 'ann', created });
  for (let day = 1; day <= 25; day += 1)
    await world.call('a', `2026-10-${String(day).padStart(2, '0')}T18:00:00Z`);
  await reviewAt(world, '2026-11-20');
  const { touches, counts } = await timeline('a');
  expect(counts).toMatchObject({ touches: 25 });
  expect([(touches as string[]).length, (touches as string[])[0], (touches as string[])[19]]).toEqual([
    20,
    '2026-10-25',
    '2026-10-06',
  ]);
  expect(await timeline('silent')).toEqual({
    counts: { meetings: 0, pushes: 0, stages: 1, touches: 0 },
    meetings: [],
    pushes: [],
    stages: [{ at: '2026-09-01', rank: 1, stage: 'Prospecting' }],
    touches: [],
  });
});

test('a decided deal has none', async () => {
  await world.won('a', 'ann', '2026-11-10');
  await reviewAt(world, '2026-11-20');
  expect(await reviewOf(world, 'a')).toMatchObject({ Timeline__c: null, Touches__c: null });
});
