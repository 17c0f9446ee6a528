import { deal, openWorld } from '../world.ts';
import type { World } from '../world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

const created = '2026-09-01T18:00:00Z';

/** A deal due on 1 October, then one history row for each later state. */
async function dated(
  name: string,
  states: [at: string, close: string | null, stage?: string][],
): Promise<void> {
  await world.deal({ id: name, owner: 'ann', created, close: '2026-10-01', moves: [['Proposal', created]] });
  for (const [at, close, stage = 'Proposal'] of states) await world.history(name, at, { stage, close });
}

async function pushes(): Promise<[string, string, number][]> {
  await world.compute('2026-11-20');
  const rows = await world.mirror.all<{ id: string; day: string; days: number }>(`
    SELECT d.deal_id AS id, u.day, u.days FROM fact.push u JOIN fact.deal d ON d.deal_no = u.deal_no ORDER BY 1, 2`);
  return rows.map(({ id, day, days }) => [id, day, days]);
}

test('more than seven days later is a push, seven are not, and a pull-in cancels nothing', async () => {
  await dated('a', [['2026-09-10T18:00:00Z', '2026-10-08']]);
  await dated('b', [
    ['2026-09-10T18:00:00Z', '2026-10-09'],
    ['2026-09-11T18:00:00Z', '2026-10-01'],
    ['2026-09-12T18:00:00Z', '2026-12-01'],
  ]);
  expect(await pushes()).toEqual([
    [deal('b'), '2026-09-10', 8],
    [deal('b'), '2026-09-12', 61],
  ]);
});

test('a local day counts by what it ended with: a slip corrected the same day is none, two steps are one', async () => {
  await dated('corrected', [
    ['2026-09-10T18:00:00Z', '2027-10-01'],
    ['2026-09-11T06:59:00Z', '2026-10-01'],
  ]);
  await dated('twice', [
    ['2026-09-10T18:00:00Z', '2026-10-05'],
    ['2026-09-10T19:00:00Z', '2026-10-10'],
  ]);
  await dated('next-day', [
    ['2026-09-10T18:00:00Z', '2026-10-05'],
    ['2026-09-11T07:01:00Z', '2026-10-10'],
  ]);
  expect(await pushes()).toEqual([[deal('twice'), '2026-09-10', 9]]);
});

test('closing later than planned is no push, nor is a date nobody entered or the first day', async () => {
  await dated('won', [['2026-11-10T18:00:00Z', '2026-11-10', 'Closed Won']]);
  await dated('blank', [
    ['2026-09-10T18:00:00Z', null],
    ['2026-09-12T18:00:00Z', '2026-12-01'],
  ]);
  await dated('born', [['2026-09-01T19:00:00Z', '2026-12-01']]);
  await world.deal({ id: 'bare', owner: 'ann', created, close: '2027-01-01' });
  expect(await pushes()).toEqual([]);
});

test('a date that changes while the deal is closed is measured once it is open again', async () => {
  await dated('reopened', [
    ['2026-10-02T18:00:00Z', '2026-11-15', 'Closed Lost'],
    ['2026-10-20T18:00:00Z', '2026-11-15'],
  ]);
  expect(await pushes()).toEqual([[deal('reopened'), '2026-10-20', 45]]);
});
