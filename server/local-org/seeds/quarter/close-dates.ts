import type { Change, Fate } from './life.ts';
import type { Random } from './random.ts';

/** The close date as first hoped, pushed when it cannot be held (or, out of caution, long before), and as it came. */
export function closeDates({ plan, closed, won, silent }: Fate, random: Random): Change[] {
  const { segment, traits, created } = plan;
  let close = created + segment.cycle * random.between(0.8, 1.35);
  const changes: Change[] = [{ at: created, close }];
  let review = close - random.between(0, 4);
  let cautious = traits.pushEvery > 0 ? created + traits.pushEvery * random.between(0.6, 1.2) : Infinity;
  for (;;) {
    const at = Math.min(review, cautious);
    if (at > closed - 0.5) break;
    const isReview = review <= cautious;
    if (cautious === at) cautious += traits.pushEvery * random.between(0.8, 1.2);
    // Not every slipped date is noticed at once, least of a deal that fell asleep; until then the deal is past due.
    if (isReview && random.chance(at > silent ? 0.9 : 0.25)) {
      review += 7;
      continue;
    }
    close = Math.max(close, at) + (isReview ? random.between(12, 35) : random.between(12, 25));
    changes.push({ at, close });
    review = close - random.between(0, 4);
  }
  // Who loses a deal does not always tidy up its date.
  if (won || random.chance(0.6)) changes.push({ at: closed, close: closed });
  return changes;
}
