import type { Mirror } from '../mirror/mirror.ts';
import type { Metric } from './define.ts';
import type { Failure, Measurement } from './measure.ts';
import { emptyTable, measured, reasonOf } from './measure.ts';

/** Numeric columns of a metric in `fact.measured`, evidence apart. */
function numbersOf(metric: Metric): string[] {
  const { num, den, n } = metric.columns;
  return [
    'value',
    ...(num === undefined ? [] : ['num']),
    ...(den === undefined ? [] : ['den']),
    ...(n === undefined ? [] : ['n']),
    ...(metric.interval?.kind === 'student' ? ['spread'] : []),
    ...Object.keys(metric.marks ?? {}).map((mark) => `mark:${mark}`),
  ];
}

/** The slot column of a period that a measurement is joined by. */
export const slotOf = ({ view }: Measurement): 'end_no' | 'period_no' =>
  view.slot === 'ending' ? 'end_no' : 'period_no';

/**
 * `fact.joined`: one row per subject and period with every number of every metric, unrounded.
 *
 * A subject without rows in a view gets what the aggregates say of no rows (0 deals, no rate), never a gap. `absent`
 * metrics (failed, or lacking a field) stand as null, so that what builds on them is null too. Of a part, only those of
 * `fact.rescored`.
 */
export async function joinMeasured(
  mirror: Mirror,
  measurements: readonly Measurement[],
  absent: readonly Metric[],
  isPart: boolean,
): Promise<void> {
  const columns = measurements.flatMap((measurement, index) =>
    measurement.metrics.flatMap((metric) =>
      numbersOf(metric).map((part) => {
        const column = measured(metric, part);
        return `CASE WHEN t${index}.subject_no IS NULL THEN e${index}.${column} ELSE t${index}.${column} END AS ${column}`;
      }),
    ),
  );
  const nulls = absent.flatMap((metric) =>
    numbersOf(metric).map((part) => `NULL::DOUBLE AS ${measured(metric, part)}`),
  );
  const joins = measurements.map(
    (measurement, index) => `CROSS JOIN ${emptyTable(measurement)} e${index}
      LEFT JOIN ${measurement.table} t${index}
        ON t${index}.subject_no = s.subject_no AND t${index}.slot = p.${slotOf(measurement)}`,
  );
  await mirror.run(`
    CREATE OR REPLACE TABLE fact.joined AS
    SELECT ${['s.subject_no', 'p.period_no', ...columns, ...nulls].join(', ')}
    FROM fact.subject s CROSS JOIN fact.period p ${joins.join('\n')}
    WHERE s.is_measured${
      isPart ? ' AND (s.subject_no, p.period_no) IN (SELECT (subject_no, period_no) FROM fact.rescored)' : ''
    }`);
}

/** Adds what is computed from other metrics of the same row to `fact.joined`; one that fails stays null. */
export async function deriveMeasured(mirror: Mirror, derived: readonly Metric[]): Promise<Failure[]> {
  const failures: Failure[] = [];
  for (const metric of derived) {
    const added = (sqlOf: (expression: string) => string): string =>
      Object.entries(metric.columns)
        .map(([part, expression]) => `(${sqlOf(expression)})::DOUBLE AS ${measured(metric, part)}`)
        .join(', ');
    const extend = (columns: string): Promise<void> =>
      mirror.run(`CREATE OR REPLACE TABLE fact.joined AS SELECT *, ${columns} FROM fact.joined`);
    try {
      await extend(added((expression) => expression));
    } catch (cause) {
      failures.push({ metric, reason: reasonOf(cause) });
      await extend(added(() => 'NULL'));
    }
  }
  return failures;
}
