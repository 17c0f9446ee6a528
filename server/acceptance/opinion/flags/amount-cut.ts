/** R11: worth clearly less than 30 days ago. */
import { bandOf, clear, raised, unknown, type FlagRule } from './verdict.ts';

export const amountCut: FlagRule = (open, { company, moment, threshold }) => {
  if (!open.deal.hasHistory || open.amount === null) return unknown;
  const band = bandOf(open, company);
  const then = company.calendar.endOf(moment.day - threshold('amount-cut', 'days', band, 30));
  const base = open.deal.stateAt(then)?.amount ?? open.deal.firstAmount(moment.at)!;
  const percent = threshold('amount-cut', 'percent', band, 10);
  // In whole cents, so that a cut of exactly ten percent is one.
  const [now, before] = [open.amount, base].map((amount) => Math.round(amount * 100)) as [number, number];
  return base > 0 && now * 100 <= before * (100 - percent) ? raised(false) : clear;
};
