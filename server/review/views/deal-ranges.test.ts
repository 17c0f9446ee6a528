import { openMirror, type Mirror } from '../../mirror/mirror.ts';
import { dealRanges, within } from './deal-ranges.ts';

let mirror: Mirror;
beforeAll(async () => {
  mirror = await openMirror(':memory:');
  await mirror.run('CREATE SCHEMA fact; CREATE TABLE fact.deal_base (deal_no INTEGER)');
});
afterAll(() => mirror.close());

async function rangesOf(deals: number): Promise<string[]> {
  await mirror.run(`
    DELETE FROM fact.deal_base;
    INSERT INTO fact.deal_base SELECT unnest(range(1, ${deals + 1}))`);
  return (await dealRanges(mirror)).map(within);
}

test('every deal lies in one range', async () => {
  for (const deals of [1, 250_000, 250_001, 600_000]) {
    const [row] = await mirror.all<{ once: number }>(`
      SELECT count(*) FILTER (WHERE ${(await rangesOf(deals)).map((range) => `(${range})::INTEGER`).join(' + ')} = 1) AS once
      FROM fact.deal_base`);
    expect(row).toEqual({ once: deals });
  }
});

test('a company without deals has one range', async () => {
  expect(await rangesOf(0)).toEqual(['deal_no BETWEEN 1 AND 250000']);
  expect(await rangesOf(250_001)).toHaveLength(2);
});
