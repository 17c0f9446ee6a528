/** R1: no touch for too long and no meeting ahead. */
import { dateText } from '../calendar.ts';
import { bandOf, clear, raised, unknown, type FlagRule } from './verdict.ts';

export const untouched: FlagRule = (open, { company, moment: { day }, threshold }) => {
  if (open.gateFails) return unknown;
  const band = bandOf(open, company);
  const { createdDay } = open.deal;
  if (day - createdDay < threshold('untouched', 'grace', band, 5) || open.meetingsAhead.length > 0)
    return clear;
  const last = open.touchDays.at(-1);
  if (last === undefined) return raised(false, { code: 'neverTouched', createdDate: dateText(createdDay) });
  const days = threshold('untouched', 'days', band, band === 'late' ? 7 : 14);
  if (day - last < days) return clear;
  return raised(day - last >= 2 * days, { lastTouchDate: dateText(last) });
};
