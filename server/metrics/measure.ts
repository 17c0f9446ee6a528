/**
 * All metrics of a view together, over subject x slot.
 *
 * Each deal is counted once, for its owner; the membership table then multiplies owners to the subjects they count for,
 * so that person, team and organisation come out of the same aggregate (`aggregates.ts`). Large views go through in
 * batches of slots, which bounds memory whatever the org's size. When a view fails its metrics run singly: the broken
 * one becomes an error, the rest survive.
 */
import type { Mirror } from '../mirror/mirror.ts';
import { Aggregates } from './aggregates.ts';
import { batches } from './batches.ts';
import type { Metric } from './define.ts';
import type { Settings } from './settings.ts';
import { identifier } from './sql.ts';
import type { View } from './views/sources.ts';

/** Metrics that came out of one SELECT, and where their numbers stand. */
export interface Measurement {
  table: string;
  view: View;
  metrics: readonly Metric[];
  /** The distinct evidence conditions; `records` (the smallest deal numbers), `rows`, `fallback`, `unknown` are kept once for each. */
  conditions: readonly string[];
}

export interface Failure {
  metric: Metric;
  reason: string;
}

export interface Outcome {
  measurements: Measurement[];
  failures: Failure[];
}

/** Name of a measured column: 'win-rate:num'. */
export const measured = (metric: Metric, part: string): string => identifier(`${metric.id}:${part}`);

/**
 * @param only slots to measure anew; the table keeps what it holds of others. Nothing survives a failure then: what was
 *   measured before it cannot be trusted.
 */
export async function measureView(
  mirror: Mirror,
  name: string,
  view: View,
  metrics: readonly Metric[],
  settings: Settings,
  only?: readonly number[],
): Promise<Outcome> {
  try {
    return {
      measurements: [await measure(mirror, `fact."measured:${name}"`, view, metrics, settings, only)],
      failures: [],
    };
  } catch (cause) {
    if (only) throw cause;
    if (metrics.length === 1)
      return { measurements: [], failures: [{ metric: metrics[0]!, reason: reasonOf(cause) }] };
  }
  const outcome: Outcome = { measurements: [], failures: [] };
  for (const metric of metrics) {
    const single = await measureView(mirror, `${name}:${metric.id}`, view, [metric], settings);
    outcome.measurements.push(...single.measurements);
    outcome.failures.push(...single.failures);
  }
  return outcome;
}

export function reasonOf(cause: unknown): string {
  return (cause instanceof Error ? cause.message : String(cause)).split('\n')[0]!;
}

async function measure(
  mirror: Mirror,
  table: string,
  view: View,
  metrics: readonly Metric[],
  settings: Settings,
  only?: readonly number[],
): Promise<Measurement> {
  const conditions = [...new Set(metrics.map((metric) => metric.evidence.where))];
  const result: Measurement = { table, view, metrics, conditions };
  const columns = [
    ...metrics.flatMap((metric) => metricColumns(metric, settings)),
    ...conditions.flatMap((where, index) => evidenceColumns(where, index, view)),
  ];
  await mirror.run(`
    CREATE OR REPLACE TABLE ${emptyTable(result)} AS
    SELECT ${columns.map(([name, sql]) => `${sql} AS ${name}`).join(',\n')} FROM (${view.sql}) WHERE false`);
  if (only?.length === 0) return result;
  if (only) await mirror.run(`DELETE FROM ${table} WHERE slot IN (${only.join(', ')})`);
  const aggregates = new Aggregates();
  const written = columns.map(([name, sql]) => `${aggregates.taken(sql)} AS ${name}`);
  let isFirst = true;
  for (const { slots, isRunning } of await batches(mirror, view, settings, only)) {
    const most = isRunning ? settings.evidenceIds : Math.min(settings.evidenceIds, settings.pastEvidenceIds);
    await mirror.run(ownedTable(result, aggregates, slots, most));
    const rows = subjectRows(result, aggregates, written, slots, most);
    await mirror.run(
      isFirst && !only
        ? `CREATE OR REPLACE TABLE ${table} AS ${rows}`
        : `INSERT INTO ${table} BY NAME ${rows}`,
    );
    isFirst = false;
  }
  await mirror.run(`DROP TABLE ${owned}`);
  return result;
}

const owned = 'fact.measured_owner';

/**
 * Each owner's numbers (`owner_no`), and the smallest records of each condition. Rows that may be the same for two people
 * of a team stand beside as numbers of the subject (`subject_no`), since they count once for the team.
 */
function ownedTable(
  { view, conditions }: Measurement,
  { owned: parts }: Aggregates,
  slots: readonly number[],
  most: number,
): string {
  const records = conditions.map(
    (where, index) =>
      `min(${view.repeats ? 'DISTINCT ' : ''}deal_no, ${most}) FILTER (WHERE ${where}) AS "records:${index}"`,
  );
  const numbers = [...parts, ...records].join(',\n');
  const alone = view.shared === undefined ? '' : ` AND NOT (${view.shared})`;
  const together = `
    UNION ALL
    SELECT NULL, subject_no, slot, ${numbers} FROM (${rowsOf(view, slots)} AND (${view.shared})) GROUP BY subject_no, slot`;
  return `
    CREATE OR REPLACE TABLE ${owned} AS
    SELECT owner_no, NULL::INTEGER AS subject_no, slot, ${numbers}
    FROM (${view.sql}) WHERE slot IN (${slots.join(', ')})${alone} GROUP BY owner_no, slot
    ${view.shared === undefined ? '' : together}`;
}

/** The rows of each subject. */
function rowsOf(view: View, slots: readonly number[]): string {
  return `SELECT ${view.distinct ? 'DISTINCT' : ''} m.subject_no, v.* EXCLUDE (owner_no)
    FROM (${view.sql}) v JOIN fact.membership m ON m.owner_no = v.owner_no WHERE v.slot IN (${slots.join(', ')})`;
}

/** A subject's numbers from those of its people. */
function subjectRows(
  { view, conditions }: Measurement,
  { rolled, whole }: Aggregates,
  written: readonly string[],
  slots: readonly number[],
  most: number,
): string {
  const indexes = [...conditions.keys()];
  const joined = (of: string): string => `
    SELECT m.subject_no, o.* EXCLUDE (owner_no, subject_no) FROM ${of} o JOIN fact.membership m ON m.owner_no = o.owner_no
    UNION ALL
    SELECT o.* EXCLUDE (owner_no) FROM ${of} o WHERE o.owner_no IS NULL`;
  const records = indexes.map(
    (index) =>
      `SELECT owner_no, subject_no, slot, ${index} AS condition, unnest("records:${index}") AS deal_no FROM ${owned}`,
  );
  const smallest = indexes.map(
    (index) => `min(deal_no, ${most}) FILTER (WHERE condition = ${index}) AS "records:${index}"`,
  );
  const byRows =
    whole.length === 0
      ? ''
      : `LEFT JOIN (
      SELECT subject_no, slot, ${whole.join(', ')} FROM (${rowsOf(view, slots)}) GROUP BY subject_no, slot
    ) w ON w.subject_no = r.subject_no AND w.slot = r.slot`;
  return `
    WITH parts AS NOT MATERIALIZED (${joined(owned)}), record AS NOT MATERIALIZED (${records.join(' UNION ALL ')}),
    rolled AS (
      SELECT subject_no, slot, ${rolled.join(', ')} FROM parts GROUP BY subject_no, slot
    ), listed AS (
      SELECT subject_no, slot, ${smallest.join(', ')} FROM (${joined('record')}) GROUP BY subject_no, slot
    )
    SELECT r.subject_no, r.slot, ${written.join(',\n')}, ${indexes.map((index) => `l."records:${index}"`).join(', ')}
    FROM rolled r
    LEFT JOIN listed l ON l.subject_no = r.subject_no AND l.slot = r.slot
    ${byRows}`;
}

export const emptyTable = ({ table }: Measurement): string => table.replace('measured:', 'empty:');

/** Name and SQL of a measured column. */
type Column = [name: string, sql: string];

function metricColumns(metric: Metric, settings: Settings): Column[] {
  const { value, num, den, n } = metric.columns;
  const least = metric.minimum === 'decided' ? settings.minimumDecided : settings.minimumWon;
  const guarded = metric.minimum === undefined ? value : `CASE WHEN ${n} >= ${least} THEN ${value} END`;
  const expressions: Record<string, string | undefined> = {
    value: `(${guarded})::DOUBLE`,
    num: num === undefined ? undefined : `(${num})::DOUBLE`,
    den: den === undefined ? undefined : `(${den})::DOUBLE`,
    n: n === undefined ? undefined : `(${n})::DOUBLE`,
    spread: metric.interval?.kind === 'student' ? metric.interval.spread : undefined,
  };
  for (const [mark, definition] of Object.entries(metric.marks ?? {})) {
    expressions[`mark:${mark}`] = typeof definition === 'string' ? definition : definition.count;
  }
  return Object.entries(expressions).flatMap(([part, expression]) =>
    expression === undefined ? [] : [[measured(metric, part), expression]],
  );
}

function evidenceColumns(where: string, index: number, view: View): Column[] {
  const records = view.repeats ? 'count(DISTINCT deal_no)' : 'count(*)';
  return [
    [`"rows:${index}"`, `${records} FILTER (WHERE ${where})`],
    [`"fallback:${index}"`, `${records} FILTER (WHERE (${where}) AND is_fallback)`],
    [`"unknown:${index}"`, `${records} FILTER (WHERE (${where}) AND is_unknown_stage)`],
  ];
}
