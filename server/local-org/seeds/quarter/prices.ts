import type { Change, Fate } from './life.ts';
import { dealSpread, firstLate } from './parameters.ts';
import type { Random } from './random.ts';

/** The amount at creation, a new estimate for some, and what is given away near the end. */
export function amounts({ plan, moves, closed, won }: Fate, random: Random): Change[] {
  const { segment, traits, inherited } = plan;
  const sigma = dealSpread.amount;
  // An inherited deal is somebody else's: its size says nothing about the rep who closes it.
  const scale = inherited
    ? inherited.size
    : traits.price * random.lognormal(sigma) * Math.exp(-(sigma ** 2) / 2);
  let amount = rounded(segment.price * scale);
  const unknown = !inherited && random.chance(0.05);
  const changes: Change[] = unknown ? [] : [{ at: plan.created, amount }];
  const second = moves[1]!;
  if (unknown && second.stage === 1) changes.push({ at: second.at, amount });
  const priced = moves.find(({ stage }) => typeof stage === 'number' && stage >= 3);
  if (priced && random.chance(0.2)) {
    amount = rounded(amount * random.between(0.85, 1.2));
    changes.push({ at: priced.at, amount });
  }
  const late = moves.find(({ stage }) => typeof stage === 'number' && stage >= firstLate);
  if (late && random.chance(traits.cutShare)) {
    amount = rounded(amount * (1 - traits.cutDepth * random.between(0.85, 1.15)));
    // Given away at the table, not at the till: some days before the end.
    changes.push({ at: late.at + (closed - late.at) * random.between(0.4, won ? 0.8 : 0.9), amount });
  }
  return changes;
}

const rounded = (amount: number) => Math.max(Math.round(amount / 100), 5) * 100;
