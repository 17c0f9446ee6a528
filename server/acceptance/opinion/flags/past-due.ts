/** R4: open although its close date has passed. */
import { dateText } from '../calendar.ts';
import { bandOf, clear, raised, unknown, type FlagRule } from './verdict.ts';

export const pastDue: FlagRule = (open, { company, moment: { day }, threshold }) => {
  if (open.closeDay === null) return unknown;
  const band = bandOf(open, company);
  const late = day - open.closeDay;
  if (late <= threshold('past-due', 'days', band, 0)) return clear;
  return raised(late >= threshold('past-due', 'criticalDays', band, 30), {
    closeDate: dateText(open.closeDay),
  });
};
