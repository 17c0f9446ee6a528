/** R8: past qualification, and too few people at the customer in touch lately. */
import { bandOf, clear, raised, unknown, type FlagRule } from './verdict.ts';

export const singleThreaded: FlagRule = (open, { company, threshold }) => {
  if (open.gateFails || open.isPersonAccount) return unknown;
  const band = bandOf(open, company);
  const { size } = open.engaged;
  if (size >= threshold('single-threaded', 'warning', band, 3)) return clear;
  if (open.rank === null) return unknown;
  if (open.rank <= company.qualifiedRank) return clear;
  return raised(size < threshold('single-threaded', 'critical', band, 2));
};
