import type { Metric } from '../metrics/define.ts';
import type { DriverGap } from './drivers.ts';
import { driverBehind, drivers, fewDeals } from './drivers.ts';
import type { Habit } from './habits.ts';
import type { Member } from './peers.ts';
import { compare, isBeyondChance, numberOf, peerGroups, referenceOf, rounded, shortfall } from './peers.ts';

/** A place to look first: code and parameters as pages know them, and the subject it is about. */
export interface FocusItem {
  code: string;
  subjectKey: string;
  params: Record<string, string | number>;
}

/** Most places per page: a longer list is no focus. */
const most = 3;

/**
 * The first places of one team (S0.20).
 *
 * The list names everybody once before anybody twice, in this order: members' levers that lie wholly on the bad side of
 * what the others reach, widest gap first, with the driver that is behind most (S0.14); what members have done otherwise
 * than the others for several quarters (`habits.ts`); other levers beyond chance; the member with the most money left
 * untouched; the member furthest behind the share of the target that the working days gone would ask for (`elapsed`),
 * never without that share (S0.1); then people none of whose levers is clearly behind, but a driver of one that is on the
 * bad side. A team whose activity is not logged accuses nobody of not touching deals: such deals are in no count.
 */
export function focusOf(
  members: readonly Member[],
  metrics: readonly Metric[],
  elapsed: number,
  habits: ReadonlyMap<string, Habit> = new Map(),
): FocusItem[] {
  const groups = peerGroups(members);
  const levers = groups
    .flatMap((peers) =>
      metrics
        .filter((metric) => metric.interval && metric.id in drivers)
        .flatMap((metric) => leversBelow(peers, metric, metrics)),
    )
    .sort(widestFirst);
  const named = new Set(levers.map(({ item }) => item.subjectKey));
  const others = groups
    .flatMap((peers) =>
      peers
        .filter((member) => !named.has(member.key))
        .flatMap((member) => driverBelow(member, peers, metrics) ?? []),
    )
    .sort(widestFirst);
  const [explained, bare] = [levers.filter(isExplained), levers.filter((each) => !isExplained(each))];
  const places = [
    ...explained.map(({ item }) => item),
    ...members
      .flatMap((member) => habitOf(member, habits) ?? [])
      .sort(widestFirst)
      .map(({ item }) => item),
    ...bare.map(({ item }) => item),
    ...untouched(members),
    ...behind(members, elapsed),
    ...others.map(({ item }) => item),
  ];
  const first = new Map<string, FocusItem>();
  const again: FocusItem[] = [];
  for (const item of places) {
    if (first.has(item.subjectKey)) again.push(item);
    else first.set(item.subjectKey, item);
  }
  // Somebody is named a second time only where there is nobody else to name.
  return [...first.values(), ...again].slice(0, most);
}

const isExplained = ({ item }: Ranked): boolean => item.code === 'leverWithDriver';

function habitOf({ key }: Member, habits: ReadonlyMap<string, Habit>): Ranked | undefined {
  const habit = habits.get(key);
  if (!habit) return undefined;
  const { metric, value, reference, quarters, strength } = habit;
  const params = {
    driver: metric,
    driverReference: rounded(reference, 4),
    driverValue: rounded(value, 4),
    quarters,
  };
  return { gap: strength, item: { code: 'habit', subjectKey: key, params } };
}

interface Ranked {
  /** Distance from what the others reach, as a share of it; of habits, in usual differences. */
  gap: number;
  item: FocusItem;
}

const widestFirst = (a: Ranked, b: Ranked): number =>
  b.gap - a.gap || compare(a.item.subjectKey, b.item.subjectKey);

/** Members whose interval lies wholly on the bad side of the others' sum over sum. */
function leversBelow(peers: readonly Member[], metric: Metric, metrics: readonly Metric[]): Ranked[] {
  const n = peers.reduce((total, peer) => total + (numberOf(peer, metric.id, 'n') ?? 0), 0);
  return peers.flatMap((member) => {
    const value = numberOf(member, metric.id, 'value');
    const ownN = numberOf(member, metric.id, 'n') ?? 0;
    const reference = referenceOf(member, peers, metric);
    // The others need as many cases as a single person does before they are a reference.
    if (value === null || reference === null || n - ownN < 5) return [];
    const gap = shortfall(value, reference, metric.better);
    if (gap === null || isBeyondChance(member, metric, reference) !== true) return [];
    const params = { metric: metric.id, n: ownN, reference: rounded(reference, 4), value: rounded(value, 4) };
    const driver = driverBehind(member, peers, metrics, metric.id);
    const item = driver
      ? { code: 'leverWithDriver', subjectKey: member.key, params: { ...params, ...asParams(driver) } }
      : { code: 'leverBelow', subjectKey: member.key, params };
    return [{ gap, item }];
  });
}

/**
 * The widest driver gap of a person whose levers could all be noise, on a lever that is on the bad side (S0.20 ii). Low
 * activity of someone with few deals is an obstacle before it is effort (S0.28).
 */
function driverBelow(
  member: Member,
  peers: readonly Member[],
  metrics: readonly Metric[],
): Ranked | undefined {
  const [found] = metrics
    .filter((metric) => metric.id in drivers && isOnBadSide(member, peers, metric))
    .flatMap((metric) => {
      const driver = driverBehind(member, peers, metrics, metric.id);
      return driver ? [{ driver, lever: metric.id }] : [];
    })
    .sort((a, b) => b.driver.gap - a.driver.gap);
  if (!found) return undefined;
  const { driver, lever } = found;
  const obstacle = driver.driver === 'activities-per-week' && fewDeals(member, peers, metrics);
  if (obstacle)
    return {
      gap: obstacle.gap,
      item: { code: 'fewDeals', subjectKey: member.key, params: asParams(obstacle) },
    };
  return {
    gap: driver.gap,
    item: { code: 'driverBelow', subjectKey: member.key, params: { ...asParams(driver), lever } },
  };
}

function isOnBadSide(member: Member, peers: readonly Member[], metric: Metric): boolean {
  const value = numberOf(member, metric.id, 'value');
  const gap = value === null ? null : shortfall(value, referenceOf(member, peers, metric), metric.better);
  return gap !== null && gap > 0;
}

const asParams = ({ driver, value, reference }: DriverGap): Record<string, string | number> => ({
  driver,
  driverReference: rounded(reference, 4),
  driverValue: rounded(value, 4),
});

function untouched(members: readonly Member[]): FocusItem[] {
  const [worst] = members
    .map((member) => ({
      member,
      count: numberOf(member, 'untouched-opportunities', 'value') ?? 0,
      amount: numberOf(member, 'untouched-pipeline', 'value') ?? 0,
    }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.amount - a.amount || b.count - a.count || compare(a.member.key, b.member.key));
  if (!worst) return [];
  const { member, count, amount } = worst;
  return [{ code: 'untouchedDeals', subjectKey: member.key, params: { amount: rounded(amount, 2), count } }];
}

function behind(members: readonly Member[], elapsed: number): FocusItem[] {
  const [worst] = members
    .flatMap((member) => {
      const value = numberOf(member, 'attainment', 'value');
      const booked = numberOf(member, 'attainment', 'num');
      const target = numberOf(member, 'attainment', 'den');
      if (value === null || booked === null || target === null) return [];
      return [{ member, value, shortfall: target * elapsed - booked }];
    })
    .filter(({ shortfall }) => shortfall > 0)
    .sort((a, b) => b.shortfall - a.shortfall || compare(a.member.key, b.member.key));
  if (!worst) return [];
  const params = { expected: rounded(100 * elapsed, 4), value: rounded(worst.value, 4) };
  return [{ code: 'behindTarget', subjectKey: worst.member.key, params }];
}
