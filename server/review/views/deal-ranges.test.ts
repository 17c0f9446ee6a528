import { openMirror, type Mirror } from '../../mirror/mirror.ts';
import { dealRanges, within } from './deal-ranges.ts';

let mirror: Mirror;
beforeAll(async () => {
  mirror = await openMirror(':memory:');
  await mirror.run('CREATE SCHEMA fact; CREATE TABLE fact.present (deal_no INTEGER)');
});
afterAll(() => mirror.close());

/** @param numbers SQL of a list */
async function rangesOf(numbers: string): Promise<string[]> {
  await mirror.run(`DELETE FROM fact.present; INSERT INTO fact.present SELECT unnest(${numbers})`);
  return (await dealRanges(mirror, 'fact.present')).map(within);
}

test('every deal lies in one range, and none holds more than 50,000', async () => {
  // The older the deals, the fewer are still open.
  for (const [numbers, deals] of [
    ['[7]', 1],
    ['range(1, 50001)', 50_000],
    ['range(1, 50002)', 50_001],
    ['list_concat(range(1, 800000, 100), range(800000, 920000))', 128_000],
  ] as const) {
    const ranges = await rangesOf(numbers);
    const counts = await mirror.all<{ deals: number }>(
      ranges.map((range) => `SELECT count(*) AS deals FROM fact.present WHERE ${range}`).join(' UNION ALL '),
    );
    expect(counts).toHaveLength(Math.ceil(deals / 50_000));
    expect(Math.max(...counts.map((range) => range.deals))).toBeLessThanOrEqual(50_000);
    const [row] = await mirror.all<{ once: number }>(`
      SELECT count(*) FILTER (WHERE ${ranges.map((range) => `(${range})::INTEGER`).join(' + ')} = 1) AS once
      FROM fact.present`);
    expect(row).toEqual({ once: deals });
  }
});

test('a company without open deals has one range, of none', async () => {
  expect(await rangesOf('[]::INTEGER[]')).toEqual(['deal_no BETWEEN 0 AND 0']);
});
