import type { Metric } from '../metrics/define.ts';
import { measured } from '../metrics/measure.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { ReportingPeriod } from '../period.ts';
import { workingDaysElapsed } from '../period.ts';

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

interface Member extends Record<string, string | number | null> {
  team_no: number;
  key: string;
  /** Key of the team the person stands in directly. */
  peers: string;
}

/**
 * Fills `Focus_Evidence__c` of team and organisation rows in the current periods (S0.20).
 *
 * Each list holds, in this order: members' levers that lie wholly on the bad side of what the others reach, widest gap
 * first; the member with the most money left untouched; the member furthest behind the share of the target that the
 * working days gone would ask for, never without that share (S0.1). Each place at most once before any second lever.
 * A team whose activity is not logged accuses nobody of not touching deals: such deals are in no count.
 */
export async function writeFocus(
  mirror: Mirror,
  metrics: readonly Metric[],
  periods: readonly ReportingPeriod[],
): Promise<void> {
  const teams = await mirror.all<Team>(
    `SELECT subject_no, key FROM fact.subject WHERE kind <> 'person' ORDER BY key`,
  );
  for (const [index, period] of periods.entries()) {
    if (!period.current) continue;
    const members = await membersIn(mirror, index + 1, metrics);
    for (const team of teams) {
      const own = members.filter((member) => member.team_no === team.subject_no);
      const items = focusOf(own, metrics, workingDaysElapsed(period, period.day));
      await mirror.run(
        `UPDATE out.scorecard SET "Focus_Evidence__c" = $items
        WHERE subject_key = $key AND "Period_Type__c" = $type AND "Period_Start__c" = $start::DATE`,
        { items: JSON.stringify(items), key: team.key, type: period.type, start: period.start },
      );
    }
  }
}

/** The people of every team with their numbers of one period, in key order. */
async function membersIn(mirror: Mirror, periodNo: number, metrics: readonly Metric[]): Promise<Member[]> {
  const columns = metrics.flatMap((metric) =>
    Object.keys(metric.columns).map((part) => `m.${measured(metric, part)}`),
  );
  const intervals = metrics
    .filter((metric) => metric.interval)
    .flatMap((metric) => ['low', 'high'].map((part) => `m.${measured(metric, part)}`));
  return mirror.all<Member>(
    `SELECT b.subject_no AS team_no, p.key, p.parent_key AS peers, ${[...columns, ...intervals].join(', ')}
    FROM fact.membership b
    JOIN fact.subject t ON t.subject_no = b.subject_no AND t.kind <> 'person'
    JOIN fact.subject p ON p.kind = 'person' AND p.owner_no = b.owner_no
    JOIN fact.measured m ON m.subject_no = p.subject_no AND m.period_no = $period
    ORDER BY b.subject_no, p.key`,
    { period: periodNo },
  );
}

export function focusOf(
  members: readonly Member[],
  metrics: readonly Metric[],
  elapsed: number,
): FocusItem[] {
  const levers = metrics
    .filter((metric) => metric.interval)
    .flatMap((metric) => peerGroups(members).flatMap((peers) => leversBelow(peers, metric)))
    .sort((a, b) => b.gap - a.gap || compare(a.item.subjectKey, b.item.subjectKey));
  const first = levers.slice(0, 1).map(({ item }) => item);
  const second = [...first, ...untouched(members), ...behind(members, elapsed)];
  return [...second, ...levers.slice(1).map(({ item }) => item)].slice(0, most);
}

function numberOf(member: Member, id: string, part: string): number | null {
  const value = member[`${id}:${part}`];
  return typeof value === 'number' ? value : null;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/**
 * Levers are compared among the people of one manager: a team sells to one segment, and its prices and cycles say
 * nothing about those of another team (S0.9).
 */
function peerGroups(members: readonly Member[]): Member[][] {
  return [...Map.groupBy(members, (member) => member.peers).values()];
}

/** Members whose interval lies wholly on the bad side of the others' sum over sum. `gap` is the relative distance. */
function leversBelow(members: readonly Member[], metric: Metric): { gap: number; item: FocusItem }[] {
  const scale = metric.unit === 'percent' ? 100 : 1;
  const sum = (part: string): number =>
    members.reduce((total, member) => total + (numberOf(member, metric.id, part) ?? 0), 0);
  const [num, den, n] = [sum('num'), sum('den'), sum('n')];
  return members.flatMap((member) => {
    const value = numberOf(member, metric.id, 'value');
    const low = numberOf(member, metric.id, 'low');
    const high = numberOf(member, metric.id, 'high');
    const ownN = numberOf(member, metric.id, 'n') ?? 0;
    const restDen = den - (numberOf(member, metric.id, 'den') ?? 0);
    // The others need as many cases as a single person does before they are a reference.
    if (value === null || low === null || high === null || restDen <= 0 || n - ownN < 5) return [];
    const reference = (scale * (num - (numberOf(member, metric.id, 'num') ?? 0))) / restDen;
    const isBad =
      metric.better === 'higher' ? high < reference : metric.better === 'lower' && low > reference;
    if (!isBad || reference === 0) return [];
    const params = { metric: metric.id, n: ownN, reference: rounded(reference, 4), value: rounded(value, 4) };
    return [
      {
        gap: Math.abs(value - reference) / reference,
        item: { code: 'leverBelow', subjectKey: member.key, params },
      },
    ];
  });
}

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
