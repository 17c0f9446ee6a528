import { join } from 'node:path';
import type { MemoryStore } from '../store.ts';
import { plant, readFolder, type SeedResult } from './folder.ts';
import { fiscalPeriods, fiscalYearStart } from './fiscal-periods.ts';
import { rowsOf, supply } from './seed.ts';
import { daysBetween, monthsBetween, shiftDate, shiftMonth, shiftRows, wallClockShift } from './shift.ts';

/** The day the rows of tiny/ are written for. */
export const tinyDay = '2026-11-20';
const folder = join(import.meta.dirname, 'tiny');
const startMonth = 2;

/**
 * Seeds an empty org with the sales team that can be counted by hand, as it stands in the evening of `asOf`
 * (`YYYY-MM-DD`). On 2026-11-20 at 18:00 in Los Angeles its numbers are those of tiny-truth.json.
 */
export async function seedTiny(store: MemoryStore, { asOf = tinyDay } = {}): Promise<SeedResult> {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(asOf) || Number.isNaN(Date.parse(asOf)))
    throw new Error(`--as-of ${asOf}: expected a date such as 2026-11-20`);
  const seed = await readFolder(store, store.schema, folder);
  const days = daysBetween(tinyDay, asOf);
  const timeZone = String(rowsOf(seed, 'Organization')[0]?.['TimeZoneSidKey'] ?? 'GMT');
  const datetime = wallClockShift(days, timeZone);
  for (const { def, rows } of seed.tables.values()) {
    const date =
      def.name === 'Touchline_Quota__c'
        ? (value: string) => shiftMonth(value, monthsBetween(tinyDay, asOf))
        : (value: string) => shiftDate(value, days);
    shiftRows(def, rows, { date, datetime });
  }
  const year = fiscalYearStart(asOf, startMonth);
  const { settings, periods } = fiscalPeriods({ startMonth, namedByStart: false }, year - 1, year + 1);
  supply(seed, 'FiscalYearSettings', settings);
  supply(seed, 'Period', periods);
  return plant(seed, folder);
}
