import path from 'node:path';
import { loadSchema } from '../schema.ts';
import { MemoryStore } from '../store.ts';
import type { Row } from '../types.ts';
import { seedTiny } from './tiny.ts';

const root = path.join(__dirname, '../../..');
const schema = loadSchema({
  forceAppDir: path.join(root, 'force-app/main/default'),
  standardDir: path.join(__dirname, '../standard'),
});
async function tiny(asOf: string) {
  const store = new MemoryStore(schema);
  const result = await seedTiny(store, { asOf });
  return { result, rows: (name: string): Row[] => [...store.table(name).rows()] };
}
const local = (row: Row, field: string) =>
  new Date(String(row[field])).toLocaleString('sv-SE', { timeZone: 'America/Los_Angeles' });
const deal = (rows: Row[], name: string) => rows.find((row) => row['Name'] === name) as Row;

test('needs nothing filled in', async () => {
  const { result } = await tiny('2026-11-20');
  expect(result.notes).toEqual([]);
  expect(result.rows).toMatchObject({ User: 10, Opportunity: 37, Touchline_Subject__c: 4 });
});

test('history and present agree', async () => {
  const { rows } = await tiny('2026-11-20');
  const history = Map.groupBy(rows('OpportunityHistory'), (row) => row['OpportunityId']);
  const stages = new Map(rows('OpportunityStage').map((row) => [row['ApiName'], row]));
  const without: unknown[] = [];
  for (const opportunity of rows('Opportunity')) {
    const stage = stages.get(opportunity['StageName'] ?? null);
    expect([opportunity['IsClosed'], opportunity['IsWon']]).toEqual([stage?.['IsClosed'], stage?.['IsWon']]);
    const own = (history.get(opportunity.Id) ?? []).sort((a, b) =>
      String(a['CreatedDate']).localeCompare(String(b['CreatedDate'])),
    );
    if (!own.length) without.push(opportunity['Name']);
    else {
      const { StageName, Amount, CloseDate } = opportunity;
      expect(own.at(-1)).toMatchObject({ StageName, Amount, CloseDate });
      expect(own[0]?.['CreatedDate']).toBe(opportunity['CreatedDate']);
    }
  }
  expect(without).toEqual(['Duff Kegs']);
});

test('owner changes come as two rows each, and lead to the present owner', async () => {
  const { rows } = await tiny('2026-11-20');
  const changes = rows('OpportunityFieldHistory').filter((row) => row['Field'] === 'Owner');
  const byId = changes.filter((row) => String(row['NewValue']).startsWith('005'));
  expect(changes).toHaveLength(2 * byId.length);
  const opportunities = rows('Opportunity');
  for (const change of byId)
    expect(opportunities.find((row) => row.Id === change['OpportunityId'])?.['OwnerId']).toBe(
      change['NewValue'],
    );
});

test('nothing was written after the evening of the day', async () => {
  const { rows } = await tiny('2026-11-20');
  for (const { name } of schema.objects)
    for (const row of rows(name))
      for (const field of ['CreatedDate', 'LastModifiedDate', 'SystemModstamp'])
        expect(String(row[field] ?? '') <= '2026-11-21T02:00:00.000Z').toBe(true);
});

test('another day moves everything by whole days of the wall clock', async () => {
  const [first, other] = [await tiny('2026-11-20'), await tiny('2026-07-01')];
  const nightly = '<script>alert(1)</script>';
  expect(local(deal(first.rows('Opportunity'), nightly), 'CreatedDate')).toBe('2026-11-15 23:30:00');
  expect(local(deal(other.rows('Opportunity'), nightly), 'CreatedDate')).toBe('2026-06-26 23:30:00');
  expect(deal(other.rows('Opportunity'), nightly)['CloseDate']).toBe('2026-09-21');
});

test('fiscal periods stay on the calendar, and quotas on their months', async () => {
  const { rows } = await tiny('2026-07-01');
  const starts = rows('Period')
    .filter((row) => row['Type'] === 'Quarter')
    .map((row) => row['StartDate']);
  expect(starts).toEqual(expect.arrayContaining(['2025-02-01', '2026-05-01', '2027-11-01']));
  expect(starts).toHaveLength(12);
  const months = rows('Touchline_Quota__c').map((row) => String(row['Period_Start__c']));
  expect(months.every((month) => month.endsWith('-01'))).toBe(true);
  expect(months.reduce((a, b) => (a > b ? a : b))).toBe('2026-09-01');
});

test('a day that is none is refused', async () => {
  await expect(seedTiny(new MemoryStore(schema), { asOf: 'today' })).rejects.toThrow(
    /expected a date such as/,
  );
});
