/**
 * All metrics of a view in one SELECT over subject x slot.
 *
 * The membership table multiplies each deal to the subjects it counts for, so that person, team and organisation come
 * out of the same aggregate. Large views go through in batches of slots, which bounds memory whatever the org's size.
 * When the joined SELECT fails its metrics run singly: the broken one becomes an error, the rest survive.
 */
import type { Mirror } from '../mirror/mirror.ts';
import type { Metric } from './define.ts';
import type { Settings } from './settings.ts';
import { identifier } from './sql.ts';
import type { View } from './views/sources.ts';

/** Metrics that came out of one SELECT, and where their numbers stand. */
export interface Measurement {
  table: string;
  view: View;
  metrics: readonly Metric[];
  /** The distinct evidence conditions; `ids` (JSON), `rows`, `fallback`, `unknown` are kept once for each. */
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
  const aggregates = [
    ...metrics.flatMap((metric) => metricAggregates(metric, settings)),
    ...conditions.flatMap((where, index) => evidenceAggregates(where, index, view)),
  ].join(',\n');
  const smallest = (most: number): string =>
    conditions
      .map(
        (where, index) =>
          `min(${view.repeats ? 'DISTINCT ' : ''}deal_no, ${most}) FILTER (WHERE ${where}) AS "records:${index}"`,
      )
      .join(', ');
  const result: Measurement = { table, view, metrics, conditions };
  await mirror.run(
    `CREATE OR REPLACE TABLE ${emptyTable(result)} AS SELECT ${aggregates} FROM (${view.sql}) WHERE false`,
  );
  if (only?.length === 0) return result;
  const fresh = only ? { ...result, table: table.replace('measured:', 'fresh:') } : result;
  let isFirst = true;
  for (const { slots, isRunning } of await batches(mirror, view, settings, only)) {
    const most = isRunning ? settings.evidenceIds : Math.min(settings.evidenceIds, settings.pastEvidenceIds);
    const source = `SELECT ${view.distinct ? 'DISTINCT' : ''} m.subject_no, v.* EXCLUDE (owner_no)
      FROM (${view.sql}) v JOIN fact.membership m ON m.owner_no = v.owner_no WHERE v.slot IN (${slots.join(', ')})`;
    const rows = `SELECT subject_no, slot, ${aggregates}, ${smallest(most)} FROM (${source}) GROUP BY subject_no, slot`;
    await mirror.run(
      isFirst ? `CREATE OR REPLACE TABLE ${fresh.table} AS ${rows}` : `INSERT INTO ${fresh.table} ${rows}`,
    );
    isFirst = false;
  }
  await mirror.run(namedRecords(fresh));
  if (only)
    await mirror.run(`
      DELETE FROM ${table} WHERE slot IN (${only.join(', ')});
      INSERT INTO ${table} BY NAME SELECT * FROM ${fresh.table};
      DROP TABLE ${fresh.table}`);
  return result;
}

/**
 * The records of each condition as JSON of their ids. Counting carries numbers only, since the smallest of millions of
 * texts would cost as much as all other aggregates; what is left is named at once for all conditions.
 */
function namedRecords({ table, conditions }: Measurement): string {
  const indexes = [...conditions.keys()];
  const listed = indexes.map(
    (index) =>
      `SELECT subject_no, slot, ${index} AS condition, unnest("records:${index}") AS deal_no FROM ${table}`,
  );
  return `
    CREATE OR REPLACE TABLE ${table} AS
    WITH listed AS (
      ${listed.join('\nUNION ALL ')}
    ), named AS (
      SELECT l.subject_no, l.slot, l.condition, '["' || string_agg(d.deal_id, '","' ORDER BY l.deal_no) || '"]' AS ids
      FROM listed l JOIN fact.deal d ON d.deal_no = l.deal_no GROUP BY l.subject_no, l.slot, l.condition
    ), gathered AS (
      SELECT subject_no, slot,
        ${indexes.map((index) => `max(ids) FILTER (WHERE condition = ${index}) AS "ids:${index}"`).join(', ')}
      FROM named GROUP BY subject_no, slot
    )
    SELECT m.* EXCLUDE (${indexes.map((index) => `"records:${index}"`).join(', ')}),
      ${indexes.map((index) => `g."ids:${index}"`).join(', ')}
    FROM ${table} m LEFT JOIN gathered g ON g.subject_no = m.subject_no AND g.slot = m.slot`;
}

export const emptyTable = ({ table }: Measurement): string => table.replace('measured:', 'empty:');

function metricAggregates(metric: Metric, settings: Settings): string[] {
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
  return Object.entries(expressions)
    .filter(([, expression]) => expression !== undefined)
    .map(([part, expression]) => `${expression} AS ${measured(metric, part)}`);
}

function evidenceAggregates(where: string, index: number, view: View): string[] {
  const records = view.repeats ? 'count(DISTINCT deal_no)' : 'count(*)';
  return [
    `${records} FILTER (WHERE ${where}) AS "rows:${index}"`,
    `${records} FILTER (WHERE (${where}) AND is_fallback) AS "fallback:${index}"`,
    `${records} FILTER (WHERE (${where}) AND is_unknown_stage) AS "unknown:${index}"`,
  ];
}

interface Batch {
  slots: number[];
  /** The slots of periods that are not over: what they rest on is what a coach opens. */
  isRunning: boolean;
}

/**
 * Slots packed so that one batch stays under the row budget, those of running periods apart; always at least one, so
 * that the table exists.
 */
async function batches(
  mirror: Mirror,
  view: View,
  settings: Settings,
  only?: readonly number[],
): Promise<Batch[]> {
  const running =
    view.slot === 'period'
      ? 'SELECT period_no FROM fact.period WHERE is_current'
      : 'SELECT max(end_no) FROM fact.ending';
  const sizes = await mirror.all<{ slot: number; size: number; is_running: boolean }>(`
    WITH subjects AS (SELECT owner_no, count(*) AS n FROM fact.membership GROUP BY owner_no)
    SELECT v.slot, sum(s.n) AS size, v.slot IN (${running}) AS is_running
    FROM (${view.sql}) v JOIN subjects s ON s.owner_no = v.owner_no
    ${only ? `WHERE v.slot IN (${only.join(', ')})` : ''}
    GROUP BY v.slot ORDER BY is_running, v.slot`);
  const packed: Batch[] = [];
  let room = 0;
  for (const { slot, size, is_running: isRunning } of sizes) {
    if (size > room || packed.at(-1)?.isRunning !== isRunning) {
      packed.push({ slots: [], isRunning });
      room = settings.batchRows;
    }
    packed.at(-1)!.slots.push(slot);
    room -= size;
  }
  return packed.length === 0 ? [{ slots: [0], isRunning: false }] : packed;
}
