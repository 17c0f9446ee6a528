import type { Random } from './random.ts';
import { healthy, type Traits } from './parameters.ts';

export type Cause =
  | 'diligent-unlucky'
  | 'bluebirds'
  | 'single-threaded'
  | 'happy-ears'
  | 'few-accounts'
  | 'new-hire'
  | 'weak-follow-up'
  | 'over-discounting'
  | 'late-stage-losses'
  | 'sandbagging'
  | 'slow-touch';

type Range = readonly [low: number, high: number];

interface Planted {
  /** Whom the manager would describe. */
  person: string;
  /** Ranges the traits are drawn from; one not named is a healthy rep's. */
  ranges: Partial<Record<keyof Traits, Range>>;
  /** Traits of which the range is a multiple of a healthy rep's. */
  relative: readonly (keyof Traits)[];
  /** Days in the job, where that is part of the cause. */
  tenure?: Range;
  rampMonths?: number;
}

const slower: Range = [0.6, 0.8];

/** The planted causes. Order matters: a company too small for all of them gets the first ones. */
export const causes: Record<Cause, Planted> = {
  'single-threaded': {
    person: 'talks to one person per deal',
    ranges: { contacts: [1.2, 1.6], winRate: slower },
    relative: ['winRate'],
  },
  'diligent-unlucky': {
    person: 'does everything right, looks bad: smaller deals, bad luck, nothing inherited',
    ranges: { touchGap: [0.7, 0.8], contacts: [2.8, 3.1], luck: [0.75, 0.85], price: [0.85, 0.95] },
    relative: ['touchGap', 'luck', 'price'],
  },
  bluebirds: {
    person: 'looks good on deals that others brought near the end',
    ranges: { dealsPerMonth: [0.5, 0.6], winRate: [0.8, 0.9], luck: [0.95, 1.05], inherited: [2, 2.4] },
    relative: ['dealsPerMonth', 'winRate'],
  },
  'happy-ears': {
    person: 'keeps meeting people who will not buy',
    ranges: { lostMeetings: [1.8, 2.2], lingering: [1.25, 1.4], winRate: slower },
    relative: ['lostMeetings', 'lingering', 'winRate'],
  },
  'few-accounts': {
    person: 'works well, has too few accounts to work on',
    ranges: { accounts: [0.35, 0.45], dealsPerMonth: [0.5, 0.6] },
    relative: ['accounts', 'dealsPerMonth'],
  },
  'weak-follow-up': {
    person: 'was promoted from SDR, gets first meetings but not the second',
    ranges: { followUp: [0.25, 0.4], winRate: slower },
    relative: ['winRate'],
    tenure: [240, 300],
    rampMonths: 4,
  },
  'late-stage-losses': {
    person: 'loses late what should have been lost early or won',
    ranges: { lateLosses: [0.5, 0.6], winRate: slower },
    relative: ['winRate'],
  },
  'over-discounting': {
    person: 'cuts the price to close',
    ranges: { cutShare: [0.7, 0.8], cutDepth: [0.2, 0.28] },
    relative: [],
  },
  'slow-touch': {
    person: 'lets deals wait',
    ranges: { touchGap: [1.5, 2], winRate: slower },
    relative: ['touchGap', 'winRate'],
  },
  sandbagging: {
    person: 'pushes close dates out of caution and then closes early',
    ranges: { pushEvery: [16, 22] },
    relative: [],
  },
  'new-hire': {
    person: 'is new and on ramp',
    ranges: {},
    relative: [],
    tenure: [70, 100],
    rampMonths: 6,
  },
};

export const causeNames = Object.keys(causes) as Cause[];

/** A draw from each range the cause names. */
export function plantedTraits(cause: Cause, random: Random): Partial<Traits> {
  const { ranges, relative } = causes[cause];
  return Object.fromEntries(
    Object.entries(ranges).map(([trait, [low, high]]) => {
      const name = trait as keyof Traits;
      const drawn = random.between(low, high);
      return [name, relative.includes(name) ? drawn * healthy[name] : drawn];
    }),
  );
}
