/** R3: older than deals that were won took from creation to close; silent where R2 speaks already. */
import { median } from '../numbers.ts';
import { stuckInStage } from './stuck-in-stage.ts';
import { bandOf, clear, raised, unknown, type FlagRule } from './verdict.ts';

export const overAge: FlagRule = (open, circumstances) => {
  const { company, moment, threshold, wonCycles: cycles } = circumstances;
  const band = bandOf(open, company);
  if (stuckInStage(open, circumstances).state === 'raised') return clear;
  if (cycles.length < threshold('over-age', 'minimumWon', band, 20)) return unknown;
  const limit = threshold('over-age', 'factor', band, 1.5) * median(cycles)!;
  const age = moment.day - open.deal.createdDay;
  return age <= limit ? clear : raised(age >= 2 * limit);
};
