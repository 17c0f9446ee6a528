import type { Mirror } from '../mirror/mirror.ts';
import { evidenceField, storedColumns } from './columns.ts';
import type { Metric } from './define.ts';
import type { Absence, RunMarks, Slots } from './evidence.ts';
import { evidenceSql } from './evidence.ts';
import type { Measurement } from './measure.ts';
import { measured } from './measure.ts';
import { identifier } from './sql.ts';

/**
 * Rows written at a time: their evidence is long, and the engine holds what it has not finished. Rows of a part are of
 * running periods mostly, which list many more records.
 */
const batchRows = { whole: 4000, part: 2500 };

/**
 * `out.scorecard`: what should stand on the org, one row per subject and period, rounded to each field's scale.
 *
 * `Focus_Evidence__c` stays null here; the review stage knows where to look first. Of a part, rows
 * that are not in `fact.rescored` stay as they are, and `out.rescored(key)` names the others.
 */
export async function writeScorecards(
  mirror: Mirror,
  metrics: readonly Metric[],
  measurements: readonly Measurement[],
  marks: RunMarks,
  absence: Absence,
  isPart: boolean,
): Promise<void> {
  const evidence = evidenceSql(metrics, measurements, marks, absence);
  const numbers = metrics.flatMap((metric) =>
    storedColumns(metric).map(
      ({ name, part, scale }) => `fact.stored(m.${measured(metric, part)}, ${scale}) AS ${identifier(name)}`,
    ),
  );
  const texts = [...evidence.groups].map(([group, json]) => `${json} AS ${identifier(evidenceField(group))}`);
  const rows = (from: number, to: number, among?: Slots): string => `
    SELECT s.key || '|' || p.type || '|' || p.start_day || '|all|all' AS "Key__c", s.key AS subject_key,
      p.type AS "Period_Type__c", p.start_day AS "Period_Start__c", p.end_day AS "Period_End__c",
      'all' AS "Business_Type__c", 'all' AS "Segment__c",
      ${[...numbers, ...texts].join(',\n')},
      NULL::VARCHAR AS "Focus_Evidence__c"
    FROM fact.measured m
    JOIN fact.subject s ON s.subject_no = m.subject_no
    JOIN fact.period p ON p.period_no = m.period_no
    JOIN fact.ending n ON n.end_no = p.end_no
    ${evidence.joins(from, to, among).join('\n')}
    WHERE m.subject_no BETWEEN ${from} AND ${to}`;
  if (isPart) await leaveOut(mirror);
  else await mirror.run(`CREATE OR REPLACE TABLE out.scorecard AS SELECT * FROM (${rows(0, 0)}) WHERE false`);
  const [size] = await mirror.all<{
    subjects: number;
    rescored: number;
    periods: number[];
    endings: number[];
  }>(`
    SELECT (SELECT coalesce(max(subject_no), 0) FROM fact.subject) AS subjects,
      ${isPart ? '(SELECT count(*) FROM fact.rescored)' : '0'} AS rescored,
      coalesce(list(DISTINCT period_no), []) AS periods, coalesce(list(DISTINCT end_no), []) AS endings
    FROM fact.period ${isPart ? 'WHERE period_no IN (SELECT period_no FROM fact.rescored)' : ''}`);
  const { subjects, rescored, periods, endings } = size!;
  const ofSubject = Math.max(1, isPart ? rescored / Math.max(1, subjects) : periods.length);
  const step = Math.ceil((isPart ? batchRows.part : batchRows.whole) / ofSubject);
  const part = isPart
    ? 'AND (m.subject_no, m.period_no) IN (SELECT (subject_no, period_no) FROM fact.rescored)'
    : '';
  const among = isPart ? { period_no: periods, end_no: endings } : undefined;
  for (let from = 1; from <= subjects; from += step)
    await mirror.run(`INSERT INTO out.scorecard BY NAME ${rows(from, from + step - 1, among)} ${part}`);
}

/** Takes the scorecards away that are computed anew. */
async function leaveOut(mirror: Mirror): Promise<void> {
  await mirror.run(`
    CREATE OR REPLACE TABLE out.rescored AS
    SELECT s.key || '|' || p.type || '|' || p.start_day || '|all|all' AS key
    FROM fact.rescored r
    JOIN fact.subject s ON s.subject_no = r.subject_no
    JOIN fact.period p ON p.period_no = r.period_no;
    DELETE FROM out.scorecard WHERE "Key__c" IN (SELECT key FROM out.rescored)`);
}
