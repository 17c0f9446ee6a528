/** Which reviews a run computes that goes on from the last one. */
import { updateMetrics } from '../metrics/update/update.ts';
import { deal } from '../metrics/world.ts';
import type { World } from '../metrics/world.ts';
import { computeReviews } from './compute.ts';
import { openReviewed, reviewAt, reviewOf, writeReviews } from './reviewed.ts';

const noon = '2026-11-20T20:00:00Z';
const created = '2026-11-18T20:00:00Z';
let world: World;

beforeEach(async () => {
  world = await openReviewed();
  // Early stages are stuck after ten days: at 21:30 on the day of the run.
  const long = '2026-11-10T21:30:00Z';
  await world.deal({ id: 'a', owner: 'ann', created: long, moves: [['Prospecting', long]] });
  for (const id of ['b', 'c', 'd', 'e'])
    await world.deal({ id, owner: 'ann', created, moves: [['Prospecting', created]] });
  await world.lost('x', 'ann', '2026-11-10');
  await reviewAt(world, noon);
  await writeReviews(world);
});
afterEach(() => world.mirror.close());

/** The reviews that a later run writes, what changed being told. */
async function rereviewed(asOf: string, ...changed: [object: string, field: string, of: string][]) {
  for (const [object, field, of] of changed)
    await world.mirror.run('INSERT INTO sf_meta.changed VALUES ($object, $field, $value)', {
      object,
      field,
      value: deal(of),
    });
  const update = await updateMetrics(world.mirror, world.context(asOf), new Date(noon));
  expect(update).toMatchObject({ isUpdated: true });
  await computeReviews(world.mirror, world.context(asOf), true);
  const rows = await world.mirror.all<{ key: string }>('SELECT key FROM out.rereviewed ORDER BY key');
  return rows.map(({ key }) => key);
}
const reviews = () => world.mirror.all('SELECT * FROM out.deal_review ORDER BY "Key__c"');

test('where nothing differs none is written, though numbers move with every minute', async () => {
  const before = await reviews();
  expect(await rereviewed('2026-11-20T21:29:00Z')).toEqual([]);
  expect(await reviews()).toEqual(before);
});

test('a deal that gets stuck by the clock alone', async () => {
  expect(await rereviewed('2026-11-20T21:31:00Z')).toEqual([deal('a')]);
  expect((await reviewOf(world, 'a'))['Stuck_In_Stage__c']).toBe('raised');
  expect(await reviews()).toHaveLength(6);
});

test('a deal that is decided, one that is gone, one whose timeline alone says more', async () => {
  const later = '2026-11-20T20:30:00Z';
  await world.history('b', later, { stage: 'Closed Lost' });
  // The same day and stage again: a run of its own on the timeline, nothing on the flags.
  await world.history('d', '2026-11-18T20:01:00Z', { stage: 'Nowhere', amount: 1000, close: '2026-12-31' });
  await world.history('d', '2026-11-18T20:02:00Z', {
    stage: 'Prospecting',
    amount: 1000,
    close: '2026-12-31',
  });
  await world.mirror.run(`
    UPDATE sf.opportunity SET StageName = 'Closed Lost', IsClosed = true WHERE Id = '${deal('b')}';
    DELETE FROM sf.opportunity WHERE Id = '${deal('c')}'`);
  const changed = ['b', 'c', 'd', 'e'].map((of) => ['Opportunity', 'Id', of] as [string, string, string]);
  expect(await rereviewed('2026-11-20T21:00:00Z', ...changed)).toEqual(['b', 'c', 'd'].map(deal));
  expect(await reviewOf(world, 'b')).toMatchObject({ Flags_Evidence__c: '{}', Timeline__c: null });
  expect(String((await reviewOf(world, 'd'))['Timeline__c'])).toContain('Nowhere');
  expect(await reviews()).toHaveLength(5);
});

test('a review that somebody else changed on the org, whatever it says', async () => {
  const before = await reviews();
  expect(await rereviewed('2026-11-20T21:00:00Z', ['Touchline_Deal_Review__c', 'Key__c', 'e'])).toEqual([
    deal('e'),
  ]);
  expect(await reviews()).toEqual(before);
});
