/** Values and small expressions as SQL text. */

export function timestamp(instant: Date): string {
  return `TIMESTAMP '${instant.toISOString().replace('T', ' ').replace('Z', '')}'`;
}

export function date(day: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(`not a day: ${JSON.stringify(day)}`);
  return `DATE '${day}'`;
}

export function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

export function texts(values: readonly string[]): string {
  return values.length === 0 ? '(NULL)' : `(${values.map(text).join(', ')})`;
}

export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/**
 * A step function as nested CASEs, so that a value finds its step in log2(n) comparisons.
 *
 * @param below SQL that is true when `expression` lies below threshold `i`
 * @param results one more than there are thresholds
 */
export function steps(
  count: number,
  below: (index: number) => string,
  result: (index: number) => string,
): string {
  const between = (low: number, high: number): string => {
    if (low === high) return result(low);
    const middle = Math.floor((low + high) / 2);
    return `CASE WHEN ${below(middle)} THEN ${between(low, middle)} ELSE ${between(middle + 1, high)} END`;
  };
  return between(0, count);
}

/**
 * The one rounding of stored numbers: half away from zero at the field's scale, and never a negative zero.
 * Used through the macro `fact.stored(value, scale)`.
 */
export const storedMacro = `
  CREATE OR REPLACE MACRO fact.stored(value, scale) AS
    CASE WHEN round(value::DOUBLE, scale) = 0 THEN 0::DOUBLE ELSE round(value::DOUBLE, scale) END`;
