import { openWorld } from './metrics/world.ts';
import type { World } from './metrics/world.ts';
import { keepStanding, whatStands } from './standing.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(async () => world.mirror.close());

/** Whether a run at the org's present moment would find that an earlier one's results stand. */
async function stands(later: string): Promise<boolean> {
  return (await whatStands(world.mirror, world.context(later), true)) !== null;
}

async function runAt(moment: string): Promise<void> {
  await world.compute(moment);
  await keepStanding(world.mirror, world.context(moment), []);
}

test('results stand until midnight, unless a meeting begins or ends', async () => {
  const created = '2026-11-02T18:00:00Z';
  await world.deal({ id: 'a', owner: 'ann', created, moves: [['Prospecting', created]] });
  await world.meeting('a', '2026-11-20T22:00:00Z', '2026-11-20T23:00:00Z', { CreatedDate: created });
  await runAt('2026-11-20T20:00:00Z');
  expect(await stands('2026-11-20T21:59:59Z')).toBe(true);
  expect(await stands('2026-11-20T22:00:00Z')).toBe(false);
  expect(await stands('2026-11-21T08:00:01Z')).toBe(false);
});

test('what time alone brings is looked for once an hour', async () => {
  const created = '2026-11-02T18:00:00Z';
  await world.deal({ id: 'a', owner: 'ann', created, moves: [['Prospecting', created]] });
  await world.meeting('a', '2026-11-20T20:10:00Z', '2026-11-20T20:40:00Z', { CreatedDate: created });
  await runAt('2026-11-20T20:00:00Z');
  expect(await stands('2026-11-20T20:59:59Z')).toBe(true);
  expect(await stands('2026-11-20T21:00:00Z')).toBe(false);
});

test('a deal gets stuck by the clock alone', async () => {
  // Early stages are stuck after ten days: at 21:30 on the day of the run.
  const created = '2026-11-10T21:30:00Z';
  await world.deal({ id: 'a', owner: 'ann', created, moves: [['Prospecting', created]] });
  await runAt('2026-11-20T20:00:00Z');
  expect(await stands('2026-11-20T21:29:00Z')).toBe(true);
  expect(await stands('2026-11-20T21:31:00Z')).toBe(false);
});
