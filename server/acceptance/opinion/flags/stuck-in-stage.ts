/** R2: longer in its stage than deals that were won took to pass through it. */
import { median } from '../numbers.ts';
import type { OpenDeal } from '../moment.ts';
import { passKey } from '../passes.ts';
import { bandOf, clear, raised, unknown, type Circumstances, type FlagRule } from './verdict.ts';

const DAY = 86_400_000;
const table = { early: 10, middle: 14, late: 21 };

/** Days a deal may stay in its stage, and where that comes from. */
export function stageThreshold(
  open: OpenDeal,
  { company, moment, passes, rule, threshold }: Circumstances,
): { days: number; isDerived: boolean } {
  const band = bandOf(open, company);
  const byRule = rule('stuck-in-stage', 'days', band);
  if (byRule !== null) return { days: byRule, isDerived: false };
  const stage = open.deal.stateAt(moment.at)!.stage.label;
  const won = passes.get(passKey(stage, company.segmentOf(open.owner))) ?? [];
  if (won.length >= threshold('stuck-in-stage', 'minimumPasses', band, 20)) {
    const factor = threshold('stuck-in-stage', 'factor', band, 1.5);
    const floor = threshold('stuck-in-stage', 'floor', band, 14);
    return { days: Math.max(floor, factor * median(won)!), isDerived: true };
  }
  return { days: table[band], isDerived: false };
}

export const stuckInStage: FlagRule = (open, circumstances) => {
  const { company, moment } = circumstances;
  if (open.stageSince === null || !open.deal.stateAt(moment.at)!.stage.isListed) return unknown;
  const limit = stageThreshold(open, circumstances);
  const days = (moment.at - open.stageSince) / DAY;
  if (days <= limit.days) return clear;
  const meetsSoon = open.meetingsAhead.some((start) => company.calendar.dayOf(start) - moment.day <= 14);
  return raised(days >= 2 * limit.days && !meetsSoon);
};
