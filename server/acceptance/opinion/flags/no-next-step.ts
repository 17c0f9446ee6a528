/** R7: no next step written down, or the same one for too long. */
import type { Company } from '../company.ts';
import { instant, type Deal } from '../timeline.ts';
import { bandOf, clear, raised, unknown, type FlagRule } from './verdict.ts';

const isFilled = (deal: Deal): boolean => (deal.nextStep ?? '').trim() !== '';

/** Moments at which somebody changed a next step, by deal; null where the org does not track the field. */
function changes(company: Company, at: number): Map<string, number[]> | null {
  const rows = company.rows['OpportunityFieldHistory']!.filter(
    (row) => row['Field'] === 'NextStep' && instant(row['CreatedDate']) <= at,
  );
  if (rows.length === 0) return null;
  const byDeal = new Map<string, number[]>();
  for (const row of rows) {
    const id = String(row['OpportunityId']);
    byDeal.set(id, [...(byDeal.get(id) ?? []), instant(row['CreatedDate'])]);
  }
  return byDeal;
}

export const noNextStep: FlagRule = (open, { company, moment, threshold }) => {
  const band = bandOf(open, company);
  const share = (100 * moment.open.filter(({ deal }) => isFilled(deal)).length) / moment.open.length;
  if (share < threshold('no-next-step', 'minimumFilled', band, 20)) return unknown;
  if (!isFilled(open.deal)) return raised(false);
  const tracked = changes(company, moment.at);
  if (!tracked) return clear;
  const last = Math.max(open.deal.createdAt, ...(tracked.get(open.deal.id) ?? []));
  const days = moment.day - company.calendar.dayOf(last);
  return days > threshold('no-next-step', 'days', band, 14) ? raised(false) : clear;
};
