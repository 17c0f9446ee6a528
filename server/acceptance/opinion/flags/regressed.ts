/** R10: went back to an earlier stage lately. */
import { bandOf, clear, raised, unknown, type FlagRule } from './verdict.ts';

export const regressed: FlagRule = (open, { company, moment, threshold }) => {
  if (!open.deal.hasHistory) return unknown;
  const days = threshold('regressed', 'days', bandOf(open, company), 30);
  const runs = open.deal.runs(moment.at);
  const isBack = runs.some((run, index) => {
    const before = runs[index - 1];
    if (!before || before.stage.isClosed || run.stage.isClosed) return false;
    if (before.stage.rank === null || run.stage.rank === null || run.stage.rank >= before.stage.rank)
      return false;
    return moment.day - company.calendar.dayOf(run.from) < days;
  });
  return isBack ? raised(false) : clear;
};
