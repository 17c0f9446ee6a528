import { deal, id, openWorld } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

interface Held {
  deal_id: string;
  start_at: string;
  start_day: string;
  end_at: string;
  rule: number;
  is_open: boolean;
}

async function held(): Promise<Held[]> {
  await world.compute('2026-11-20');
  return world.mirror.all<Held>(`
    SELECT d.deal_id, h.start_at, h.start_day, h.end_at, h.rule, h.is_open
    FROM fact.held h JOIN fact.deal d ON d.deal_no = h.deal_no ORDER BY 1, 2`);
}

test('meetings ended, on the day they began; entries of one deal with one start are one', async () => {
  await world.lost('a', 'ann', '2026-11-01');
  for (const end of ['2026-10-21T08:00:00Z', '2026-10-21T07:30:00Z']) {
    await world.meeting('a', '2026-10-21T06:30:00Z', end);
  }
  await world.meeting('a', '2026-11-03T18:00:00Z', '2026-11-03T19:00:00Z');
  await world.meeting('a', '2026-11-21T07:00:00Z', '2026-11-21T09:00:00Z');
  await world.call('a', '2026-10-20T18:00:00Z');
  const common = { deal_id: deal('a'), rule: 1 };
  expect(await held()).toEqual([
    {
      ...common,
      start_at: '2026-10-21T06:30:00.000Z',
      start_day: '2026-10-20',
      end_at: '2026-10-21T08:00:00.000Z',
      is_open: true,
    },
    {
      ...common,
      start_at: '2026-11-03T18:00:00.000Z',
      start_day: '2026-11-03',
      end_at: '2026-11-03T19:00:00.000Z',
      is_open: false,
    },
  ]);
});

test('a meeting that names no deal belongs to the one its contact plays a role in', async () => {
  await world.deal({
    id: 'a',
    owner: 'ann',
    created: '2026-01-05T18:00:00Z',
    moves: [['Prospecting', '2026-01-05T18:00:00Z']],
  });
  await world.insert('opportunity_contact_role', {
    Id: world.next('00K'),
    OpportunityId: deal('a'),
    ContactId: id('003', 'guest'),
    CreatedDate: '2026-01-05T18:00:00Z',
  });
  await world.meeting(null, '2026-11-03T18:00:00Z', '2026-11-03T19:00:00Z');
  expect(await held()).toMatchObject([{ deal_id: deal('a'), rule: 2, is_open: true }]);
});
