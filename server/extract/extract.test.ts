import { readdirSync } from 'node:fs';
import { bench } from './testing.ts';
import type { Bench } from './testing.ts';

let b: Bench;

beforeEach(async () => {
  b = await bench();
});
afterEach(() => b.close());

function must(result: { success: boolean; id?: string; errors: unknown }): string {
  if (!result.success || !result.id) throw new Error(JSON.stringify(result.errors));
  return result.id;
}

const deal = (name: string, more = {}) =>
  must(
    b.writer.insert('Opportunity', {
      Name: name,
      StageName: 'Prospecting',
      CloseDate: '2026-12-31',
      Amount: 100,
      ...more,
    }),
  );

test('the first run reads everything by Bulk, and leaves nothing behind', async () => {
  const id = deal('One, "two"\nthree');
  const summary = await b.extract();
  expect(summary.objects.Opportunity).toEqual({ read: 1, changed: 1, deleted: 0 });
  expect(await b.rows('SELECT Id, StageName, Amount, CloseDate, IsClosed FROM sf.opportunity')).toEqual([
    { Id: id, StageName: 'Prospecting', Amount: 100, CloseDate: '2026-12-31', IsClosed: false },
  ]);
  expect(await b.rows('SELECT count(*) AS n FROM sf.opportunity_history')).toEqual([{ n: 1 }]);
  const requests = b.requests();
  expect(requests.filter((line) => line === 'POST /jobs/query').length).toBeGreaterThan(10);
  expect(requests.filter((line) => line.startsWith('DELETE /jobs/query/')).length).toBeGreaterThan(10);
  expect(readdirSync(b.folder).filter((file) => file.endsWith('.gz'))).toEqual([]);
});
