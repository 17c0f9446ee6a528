/**
 * What a person can change about a lever (S0.14), and which of it lies behind the others most (S0.20).
 *
 * A driver is named only when its gap is no accident: its interval lies wholly on the bad side of the others, or, where
 * it has none, the person is worse than each of the others, by a fifth of what they reach, on enough cases, and by more
 * than counting alone would scatter.
 */
import type { Metric } from '../metrics/define.ts';
import type { Member } from './peers.ts';
import { isBeyondChance, isLogged, numberOf, referenceOf, shortfall } from './peers.ts';

/** The tree: each lever with the drivers that its definition names, as far as they are measured. */
export const drivers: Readonly<Record<string, readonly string[]>> = {
  'win-rate': ['contact-coverage', 'follow-up-ratio', 'next-meeting-coverage', 'days-between-touches'],
  'average-selling-price': ['contact-coverage'],
  'average-sales-cycle': [
    'average-days-in-stage',
    'days-between-touches',
    'next-meeting-coverage',
    'close-date-pushes',
  ],
  'qualified-worked': ['touch-rate', 'activities-per-week', 'opportunities-created'],
};

/** Read from activity but not held back by the gate (C15): asked only of people whose team passes it. */
export const needsLogging = new Set(['follow-up-ratio', 'activities-per-week', 'meetings-per-week']);

const leastGap = 0.2;
const leastCases = 5;

export interface DriverGap {
  driver: string;
  value: number;
  reference: number;
  /** Distance from the reference as a share of it. */
  gap: number;
}

/** The driver of a lever that lies behind the others most, or undefined when none clearly does. */
export function driverBehind(
  member: Member,
  peers: readonly Member[],
  metrics: readonly Metric[],
  lever: string,
): DriverGap | undefined {
  return (drivers[lever] ?? [])
    .flatMap((id) => {
      const metric = metrics.find((candidate) => candidate.id === id);
      if (!metric || (needsLogging.has(id) && !isLogged(member))) return [];
      return gapOf(member, peers, metric, metric.better) ?? [];
    })
    .sort((a, b) => b.gap - a.gap)[0];
}

/** Few open deals, where low activity may have its reason (S0.28). */
export function fewDeals(
  member: Member,
  peers: readonly Member[],
  metrics: readonly Metric[],
): DriverGap | undefined {
  const metric = metrics.find(({ id }) => id === 'open-opportunities');
  return metric && gapOf(member, peers, metric, 'higher');
}

function gapOf(
  member: Member,
  peers: readonly Member[],
  metric: Metric,
  better: Metric['better'],
): DriverGap | undefined {
  const value = numberOf(member, metric.id, 'value');
  const reference = referenceOf(member, peers, metric);
  if (value === null || reference === null) return undefined;
  const gap = shortfall(value, reference, better);
  if (gap === null || gap < leastGap) return undefined;
  const beyond = isBeyondChance(member, metric, reference);
  const stands = beyond ?? (isWorst(member, peers, metric, better) && isCounted(member, metric, reference));
  return stands ? { driver: metric.id, value, reference, gap } : undefined;
}

function isWorst(
  member: Member,
  peers: readonly Member[],
  { id }: Metric,
  better: Metric['better'],
): boolean {
  const value = numberOf(member, id, 'value')!;
  const others = peers.filter((peer) => peer !== member).flatMap((peer) => numberOf(peer, id, 'value') ?? []);
  return others.length >= 2 && others.every((other) => (better === 'higher' ? value < other : value > other));
}

/** Enough cases, and of counted events more than they scatter by themselves (Poisson, 95 %). */
function isCounted(member: Member, metric: Metric, reference: number): boolean {
  if (metric.unit === 'count') return exceedsScatter(numberOf(member, metric.id, 'value')!, reference);
  const den = numberOf(member, metric.id, 'den') ?? 0;
  if (metric.partUnits?.num === 'count') {
    if (metric.partUnits.den === 'count' && den < leastCases) return false;
    return exceedsScatter(numberOf(member, metric.id, 'num') ?? 0, reference * den);
  }
  return (numberOf(member, metric.id, 'n') ?? 0) >= leastCases;
}

const exceedsScatter = (count: number, expected: number): boolean =>
  Math.abs(count - expected) > 1.96 * Math.sqrt(expected);
