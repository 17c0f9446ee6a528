import type { Metric } from '../metrics/define.ts';
import { measured } from '../metrics/measure.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { ReportingPeriod } from '../period.ts';
import { workingDaysElapsed } from '../period.ts';
import type { DriverGap } from './drivers.ts';
import { driverBehind, drivers, fewDeals } from './drivers.ts';
import { habitsOf, type Habit } from './habits.ts';
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

interface Team {
  subject_no: number;
  key: string;
}

/**
 * Fills `Focus_Evidence__c` of team and organisation rows in the current periods (S0.20).
 *
 * Each list names everybody once before anybody twice, in this order: members' levers that lie wholly on the bad side of what the others reach,
 * widest gap first, with the driver that is behind most (S0.14); what members have done otherwise than the others for
 * several quarters (`habits.ts`); other levers beyond chance; the member with the most money left untouched; the member
 * furthest behind the share of the target that the working days gone would ask for, never without that share (S0.1); then
 * people none of whose levers is clearly behind, but a driver of one that is on the bad side. A team whose activity is not
 * logged accuses nobody of not touching deals: such deals are in no count.
 */
export async function writeFocus(
  mirror: Mirror,
  metrics: readonly Metric[],
  periods: readonly ReportingPeriod[],
): Promise<void> {
  const teams = await mirror.all<Team>(
    `SELECT subject_no, key FROM fact.subject WHERE kind <> 'person' ORDER BY key`,
  );
  const habits = await habitsNow(mirror, metrics, periods);
  const placed = Map.groupBy(
    await mirror.all<{ team_no: number; key: string }>(`
      SELECT b.subject_no AS team_no, p.key
      FROM fact.membership b
      JOIN fact.subject t ON t.subject_no = b.subject_no AND t.kind <> 'person'
      JOIN fact.subject p ON p.kind = 'person' AND p.owner_no = b.owner_no
      ORDER BY b.subject_no, p.key`),
    ({ team_no: team }) => team,
  );
  const found: string[][] = [];
  for (const [index, period] of periods.entries()) {
    if (!period.current) continue;
    const elapsed = workingDaysElapsed(period, period.day);
    const people = new Map(
      (await peopleIn(mirror, index + 1, metrics)).map((member) => [member.key, member]),
    );
    for (const { subject_no: no, key } of teams) {
      const members = (placed.get(no) ?? []).flatMap((place) => people.get(place.key) ?? []);
      const items = focusOf(members, metrics, elapsed, habits);
      found.push([key, period.type, period.start, JSON.stringify(items)]);
    }
  }
  // One statement for all: a large company has hundreds of teams.
  await mirror.run(
    'CREATE OR REPLACE TABLE staging.focus (key VARCHAR, type VARCHAR, start_day VARCHAR, items VARCHAR)',
  );
  await mirror.append('staging', 'focus', found);
  await mirror.run(`
    UPDATE out.scorecard AS s SET "Focus_Evidence__c" = f.items FROM staging.focus f
    WHERE s.subject_key = f.key AND s."Period_Type__c" = f.type AND s."Period_Start__c" = f.start_day::DATE`);
}

/** Habits are those of the fiscal quarters, in whichever period they are told. */
async function habitsNow(
  mirror: Mirror,
  metrics: readonly Metric[],
  periods: readonly ReportingPeriod[],
): Promise<Map<string, Habit>> {
  const quarters = [...periods.entries()]
    .filter(([, { type }]) => type === 'fiscal-quarter')
    .sort(([, a], [, b]) => compare(a.start, b.start));
  const members: Member[][] = [];
  for (const [index] of quarters) members.push(await peopleIn(mirror, index + 1, metrics));
  return habitsOf(members, metrics);
}

/** Everybody with the numbers of one period, in key order: once, though a person stands in every team above. */
async function peopleIn(mirror: Mirror, periodNo: number, metrics: readonly Metric[]): Promise<Member[]> {
  const columns = metrics.flatMap((metric) =>
    Object.keys(metric.columns).map((part) => `m.${measured(metric, part)}`),
  );
  const intervals = metrics
    .filter((metric) => metric.interval)
    .flatMap((metric) => ['low', 'high'].map((part) => `m.${measured(metric, part)}`));
  return mirror.all<Member>(
    `SELECT p.key, p.parent_key AS peers, ${[...columns, ...intervals].join(', ')}
    FROM fact.subject p
    JOIN fact.measured m ON m.subject_no = p.subject_no AND m.period_no = $period
    WHERE p.kind = 'person' ORDER BY p.key`,
    { period: periodNo },
  );
}

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
  const isFirst = ({ subjectKey }: FocusItem, index: number): boolean =>
    places.findIndex((each) => each.subjectKey === subjectKey) === index;
  // Somebody is named a second time only where there is nobody else to name.
  return [...places.filter(isFirst), ...places.filter((item, index) => !isFirst(item, index))].slice(0, most);
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
