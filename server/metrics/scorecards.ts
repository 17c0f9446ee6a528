import type { Mirror } from '../mirror/mirror.ts';
import { pieceColumns } from './cards.ts';
import { evidenceField, storedColumns } from './columns.ts';
import type { Metric } from './define.ts';
import type { Absence, RunMarks, Slots } from './evidence.ts';
import { evidenceSql } from './evidence.ts';
import type { Measurement } from './measure.ts';
import { measured } from './measure.ts';
import { identifier } from './sql.ts';

/** Rows joined at a time: the engine holds what it has not finished. */
const batchRows = 20_000;

/**
 * `out.card`: what should stand on the org, one row per subject and period, rounded to each field's scale, its evidence
 * in pieces (`cards.ts`).
 *
 * `Focus_Evidence__c` stays null here; the review stage knows where to look first. Of a part, only rows that are in
 * `fact.rescored` are written, and `out.rescored(key)` names them: all others stand on the org as they should.
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
  const pieces = [...evidence.groups].flatMap(([group, of]) => pieceColumns(evidenceField(group), of));
  const rows = (from: number, to: number, among?: Slots): string => `
    SELECT s.key || '|' || p.type || '|' || p.start_day || '|all|all' AS "Key__c", s.key AS subject_key,
      p.type AS "Period_Type__c", p.start_day AS "Period_Start__c", p.end_day AS "Period_End__c",
      'all' AS "Business_Type__c", 'all' AS "Segment__c",
      ${[...numbers, ...pieces].join(',\n')},
      NULL::VARCHAR AS "Focus_Evidence__c"
    FROM ${among ? 'fact.rescored r JOIN fact.measured m ON m.subject_no = r.subject_no AND m.period_no = r.period_no' : 'fact.measured m'}
    JOIN fact.subject s ON s.subject_no = m.subject_no
    JOIN fact.period p ON p.period_no = m.period_no
    JOIN fact.ending n ON n.end_no = p.end_no
    ${evidence.joins(from, to, among).join('\n')}
    WHERE m.subject_no BETWEEN ${from} AND ${to}`;
  await mirror.run(`CREATE OR REPLACE TABLE out.card AS SELECT * FROM (${rows(0, 0)}) WHERE false`);
  if (isPart) await nameRescored(mirror);
  const [size] = await mirror.all<{
    subjects: number;
    rows: number;
    periods: number[];
    endings: number[];
  }>(`
    SELECT (SELECT coalesce(max(subject_no), 0) FROM fact.subject) AS subjects,
      (SELECT count(*) FROM ${isPart ? 'fact.rescored' : 'fact.measured'}) AS rows,
      coalesce(list(DISTINCT period_no), []) AS periods, coalesce(list(DISTINCT end_no), []) AS endings
    FROM fact.period ${isPart ? 'WHERE period_no IN (SELECT period_no FROM fact.rescored)' : ''}`);
  const { subjects, periods, endings } = size!;
  const ofSubject = Math.max(1, size!.rows / Math.max(1, subjects));
  const step = Math.ceil(batchRows / ofSubject);
  const among = isPart ? { period_no: periods, end_no: endings } : undefined;
  for (let from = 1; from <= subjects; from += step)
    await mirror.run(`INSERT INTO out.card BY NAME ${rows(from, from + step - 1, among)}`);
}

async function nameRescored(mirror: Mirror): Promise<void> {
  await mirror.run(`
    CREATE OR REPLACE TABLE out.rescored AS
    SELECT s.key || '|' || p.type || '|' || p.start_day || '|all|all' AS key
    FROM fact.rescored r
    JOIN fact.subject s ON s.subject_no = r.subject_no
    JOIN fact.period p ON p.period_no = r.period_no`);
}
