/** R5: its close date was moved away again and again. */
import { pushesOf } from '../pushes.ts';
import { bandOf, clear, raised, unknown, type FlagRule } from './verdict.ts';

export const pushed: FlagRule = ({ deal, ...open }, { company, moment, threshold }) => {
  if (!deal.hasHistory) return unknown;
  const band = bandOf({ deal, ...open }, company);
  const step = threshold('pushed', 'days', band, 7);
  const { length } = pushesOf(deal, moment.at, company.calendar, step);
  if (length < threshold('pushed', 'warning', band, 2)) return clear;
  return raised(length >= threshold('pushed', 'critical', band, 3));
};
