/** Puts the places to look first into the rows of teams and the organisation. */
import type { Metric } from '../metrics/define.ts';
import { measured } from '../metrics/measure.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { ReportingPeriod } from '../period.ts';
import { workingDaysElapsed } from '../period.ts';
import { focusOf } from './focus.ts';
import { habitMetrics, habitsOf, type Habit } from './habits.ts';
import { compare, type Member } from './peers.ts';

interface Team {
  subject_no: number;
  key: string;
}

/** Fills `Focus_Evidence__c` of team and organisation rows in the current periods (S0.20). */
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
    UPDATE out.card AS s SET "Focus_Evidence__c" = f.items FROM staging.focus f
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
  for (const [index] of quarters) members.push(await peopleIn(mirror, index + 1, habitMetrics(metrics)));
  return habitsOf(members, metrics);
}

/** Everybody with these numbers of one period, in key order: once, though a person stands in every team above. */
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
