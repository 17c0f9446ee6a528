/**
 * 95 % intervals. SQL has no beta or t quantile, and there are few distinct cases: those are computed here and
 * registered as look-up tables `fact.jeffreys(num, den, low, high)` and `fact.student(n, t)`.
 */
import jstat from 'jstat';
import type { Mirror } from '../mirror/mirror.ts';
import type { Metric } from './define.ts';
import { measured } from './measure.ts';

const tail = 0.025;

/** Jeffreys interval of k successes in n trials, 0 to 1; closed at 0 when nothing and at 1 when everything succeeded. */
export function jeffreys(successes: number, trials: number): { low: number; high: number } {
  const [a, b] = [successes + 0.5, trials - successes + 0.5];
  return {
    low: successes === 0 ? 0 : jstat.beta.inv(tail, a, b),
    high: successes === trials ? 1 : jstat.beta.inv(1 - tail, a, b),
  };
}

/** Two-sided 95 % quantile of Student's t for the mean of n values; null for a single value. */
export function studentQuantile(n: number): number | null {
  if (n < 2) return null;
  const freedom = n - 1;
  let quantile = jstat.studentt.inv(1 - tail, freedom);
  // jstat's inverse is good to eight digits, too few for the cents of large amounts. Newton's steps mend it.
  for (let step = 0; step < 3; step += 1) {
    const excess = studentWithin(quantile, freedom) - (1 - 2 * tail);
    quantile -= excess / (2 * jstat.studentt.pdf(quantile, freedom));
  }
  return quantile;
}

/** Probability that Student's t lies within ±t: the finite series for whole degrees of freedom (Abramowitz and Stegun 26.7.3, 26.7.4). */
function studentWithin(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const [sine, square] = [Math.sin(angle), Math.cos(angle) ** 2];
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? Math.cos(angle) : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let k = 1; k <= Math.floor((freedom - 2) / 2); k += 1) {
    term *= square * (isOdd ? (2 * k) / (2 * k + 1) : (2 * k - 1) / (2 * k));
    sum += term;
  }
  return isOdd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}

/**
 * `fact.measured`: `fact.joined` with `low` and `high` of every metric that has an interval and a value. Of a part, rows
 * that are not in `fact.rescored` stay.
 */
export async function addIntervals(
  mirror: Mirror,
  metrics: readonly Metric[],
  isPart = false,
): Promise<void> {
  await mirror.run(`
    CREATE OR REPLACE TABLE fact.jeffreys (num DOUBLE, den DOUBLE, low DOUBLE, high DOUBLE);
    CREATE OR REPLACE TABLE fact.student (n DOUBLE, t DOUBLE)`);
  const ofKind = (kind: string): Metric[] => metrics.filter((metric) => metric.interval?.kind === kind);
  const rates = await distinct<{ num: number; den: number }>(mirror, ofKind('jeffreys'), ['num', 'den']);
  await insert(
    mirror,
    'fact.jeffreys',
    rates.map(({ num, den }) => {
      const { low, high } = jeffreys(num, den);
      return [num, den, low, high];
    }),
  );
  const sizes = await distinct<{ n: number }>(mirror, ofKind('student'), ['n']);
  await insert(
    mirror,
    'fact.student',
    sizes.map(({ n }) => [n, studentQuantile(n)]),
  );
  const added = metrics.flatMap((metric, index) => intervalOf(metric, `q${index}`) ?? []);
  const rows = `
    SELECT ${['m.*', ...added.map(({ columns }) => columns)].join(', ')} FROM fact.joined m
    ${added.map(({ join }) => join).join('\n')}`;
  await mirror.run(
    isPart
      ? `DELETE FROM fact.measured WHERE (subject_no, period_no) IN (SELECT (subject_no, period_no) FROM fact.rescored);
        INSERT INTO fact.measured BY NAME ${rows}`
      : `CREATE OR REPLACE TABLE fact.measured AS ${rows}`,
  );
  await mirror.run('DROP TABLE fact.joined');
}

async function distinct<T extends object>(
  mirror: Mirror,
  metrics: readonly Metric[],
  parts: string[],
): Promise<T[]> {
  if (metrics.length === 0) return [];
  const selects = metrics.map(
    (metric) =>
      `SELECT ${parts.map((part) => `${measured(metric, part)} AS ${part}`).join(', ')}
      FROM fact.joined WHERE ${measured(metric, 'value')} IS NOT NULL`,
  );
  return mirror.all<T>(`SELECT DISTINCT * FROM (${selects.join(' UNION ALL ')}) ORDER BY ALL`);
}

async function insert(mirror: Mirror, table: string, rows: readonly (number | null)[][]): Promise<void> {
  for (let start = 0; start < rows.length; start += 1000) {
    const values = rows
      .slice(start, start + 1000)
      .map((row) => `(${row.map((cell) => cell ?? 'NULL').join(', ')})`);
    await mirror.run(`INSERT INTO ${table} VALUES ${values.join(', ')}`);
  }
}

/** The interval's columns over `fact.joined` m, with its look-up table joined as `alias`. */
function intervalOf(metric: Metric, alias: string): { join: string; columns: string } | null {
  const column = (part: string): string => `m.${measured(metric, part)}`;
  /** Null where there is no value, and then nothing joins. */
  const valued = (part: string): string =>
    `(CASE WHEN ${column('value')} IS NOT NULL THEN ${column(part)} END)`;
  const columns = (low: string, high: string): string =>
    `${low} AS ${measured(metric, 'low')}, ${high} AS ${measured(metric, 'high')}`;
  if (metric.interval?.kind === 'jeffreys') {
    return {
      // A condition on the left side alone would make the engine compare every row with every case.
      join: `LEFT JOIN fact.jeffreys ${alias} ON ${alias}.num = ${valued('num')} AND ${alias}.den = ${column('den')}`,
      columns: columns(`100 * ${alias}.low`, `100 * ${alias}.high`),
    };
  }
  if (metric.interval?.kind === 'student') {
    const half = `${alias}.t * ${column('spread')} / sqrt(${column('n')})`;
    return {
      join: `LEFT JOIN fact.student ${alias} ON ${alias}.n = ${valued('n')}`,
      columns: columns(`${column('value')} - ${half}`, `${column('value')} + ${half}`),
    };
  }
  return null;
}
