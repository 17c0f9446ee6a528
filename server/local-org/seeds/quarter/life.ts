import { closeDates } from './close-dates.ts';
import {
  careMean,
  dealSpread,
  firstLate,
  qualifiedShare,
  stages,
  type Segment,
  type Traits,
} from './parameters.ts';
import { amounts } from './prices.ts';
import type { Random } from './random.ts';
import { meetings, touches, type Meeting, type Touch } from './talks.ts';

/** What is decided before a deal lives: by whom, when, and whether it came from somebody else near its end. */
export interface DealPlan {
  segment: Segment;
  traits: Traits;
  created: number;
  /** Multiplies the amount and replaces the win probability of a deal that is handed over late. */
  inherited: { size: number; winRate: number } | null;
  /** Says whether a deal with this chance is won. */
  isWon: (probability: number) => boolean;
}

/** What one deal will be; decided once, lived from here on. */
export interface Fate {
  plan: DealPlan;
  qualified: boolean;
  won: boolean;
  /** Stage changes; the first is the creation, the last the end. */
  moves: Move[];
  closed: number;
  /** People on the other side who take part. */
  contacts: number;
  touchGap: number;
  /** From then on nobody is in touch any more; a deal that goes to sleep is lost later. */
  silent: number;
}

export interface Move {
  at: number;
  /** Index of an open stage, or the end. */
  stage: number | 'won' | 'lost';
}

export type Change = { at: number } & Partial<{ stage: Move['stage']; amount: number; close: number }>;

export interface Life extends Fate {
  /** Everything history keeps, in order; the first is the creation. */
  changes: Change[];
  meetings: Meeting[];
  touches: Touch[];
}

/** The whole life of one deal, beyond the present too: what is shown of it depends on the day it is looked at. */
export function liveDeal(plan: DealPlan, random: Random): Life {
  const fate = decide(plan, random);
  const talks = meetings(fate, random);
  const changes = merge([
    ...fate.moves.map((move): Change => ({ ...move })),
    ...amounts(fate, random),
    ...closeDates(fate, random),
  ]);
  return { ...fate, changes, meetings: talks, touches: touches(fate, random) };
}

function decide(plan: DealPlan, random: Random): Fate {
  const { segment, traits } = plan;
  const care = random.normal();
  const winRate =
    plan.inherited?.winRate ??
    (segment.winRate * traits.winRate * traits.luck * Math.exp(dealSpread.care * care)) / careMean;
  const qualified = plan.inherited !== null || random.chance(qualifiedShare);
  const won = qualified && plan.isWon(Math.min(winRate, 0.9));
  const reach = won ? stages.length - 1 : plan.inherited ? firstLate : qualified ? lostAt(traits, random) : 0;
  const moves = path(plan, reach, won, random);
  const closed = moves.at(-1)!.at;
  const length = closed - plan.created;
  const sleeps = random.chance(won ? 0.06 : 0.6);
  return {
    plan,
    qualified,
    won,
    moves,
    closed,
    contacts: 1 + binomial(4, (traits.contacts - 1) / 4, random),
    touchGap: traits.touchGap * random.lognormal(0.35) * Math.exp(-0.08 * care),
    silent: sleeps ? closed - Math.min(random.between(0.35, 0.7) * length, 60) : closed,
  };
}

/** The stage a qualified deal is lost in. */
function lostAt(traits: Traits, random: Random): number {
  const late = random.chance(traits.lateLosses);
  const from = stages.map(({ losses }, index) => (index >= firstLate === late ? losses : 0));
  let rest = random.next() * from.reduce((sum, share) => sum + share, 0);
  return Math.max(
    from.findIndex((share) => (rest -= share) < 0),
    1,
  );
}

/** Stage after stage to the last one reached; some deals skip one, a few go back for a while. */
function path(plan: DealPlan, reach: number, won: boolean, random: Random): Move[] {
  const cycle = plan.segment.cycle * random.lognormal(dealSpread.cycle);
  const linger = won ? 1 : 1.7 * plan.traits.lingering;
  const moves: Move[] = [{ at: plan.created, stage: 0 }];
  let at = plan.created;
  for (let stage = 0; stage <= reach; stage++) {
    const days = cycle * stages[stage]!.share * random.lognormal(0.3) * (stage === reach ? linger : 1);
    const skipped = stage === 3 && reach > 3 && random.chance(0.08);
    if (stage > 0 && !skipped) moves.push({ at, stage });
    if (!skipped && stage >= 2 && stage < reach && random.chance(0.03)) {
      moves.push({ at: at + days * 0.5, stage: stage - 1 }, { at: at + days * 0.9, stage });
    }
    at += skipped ? 0 : Math.max(days, 1);
  }
  moves.push({ at, stage: won ? 'won' : 'lost' });
  return moves;
}

function binomial(trials: number, probability: number, random: Random): number {
  let count = 0;
  for (let trial = 0; trial < trials; trial++) if (random.chance(probability)) count += 1;
  return count;
}

/** One save can change several fields, and then history has one row. */
function merge(changes: Change[]): Change[] {
  const result: Change[] = [];
  for (const change of changes.sort((a, b) => a.at - b.at)) {
    const last = result.at(-1);
    if (last?.at === change.at) Object.assign(last, change);
    else result.push({ ...change });
  }
  return result;
}
