/**
 * What a KPI is: words for people, and SQL aggregate expressions over one named view (`views/`).
 *
 * A metric never says whose number it is. `measure.ts` groups the view's rows by subject and period through the
 * membership table, so that a team's ratio is the sum over the sum of its deals, never a mean of ratios (S1.3).
 */

export type Unit =
  | 'count'
  | 'percent'
  | 'currency'
  | 'days'
  | 'ratio'
  | 'weeks'
  | 'currency-per-day'
  | 'count-per-week'
  | 'currency-per-week';
export type Group = 'velocity' | 'attainment' | 'pipeline' | 'hygiene' | 'progress' | 'effort';
export type ViewName =
  | 'decided'
  | 'worked'
  | 'booked'
  | 'closing'
  | 'open'
  | 'moved'
  | 'arrived'
  | 'pushed'
  | 'effort'
  | 'followed'
  | 'levers';

/** A stored number: `value`, and beside it what it was made of (C14). */
export type Part = 'value' | 'num' | 'den' | 'n' | 'low' | 'high';

export interface MetricColumns {
  value: string;
  num?: string;
  den?: string;
  n?: string;
}

export interface MetricDefinition {
  /** kebab-case noun, equal to the file name. Never changes; a metric is retired instead. */
  id: string;
  /** At most 40 characters, the limit of a field label. */
  label: string;
  description: string;
  /** What is divided by what, in words. */
  formula: string;
  unit: Unit;
  better: 'higher' | 'lower' | 'neutral';
  /** The rep can move it directly, so that a target may be set on it (S0.7). */
  controllable: boolean;
  group: Group;
  /** Where the definition stands: S- and C-numbers. */
  source: string;
  view: ViewName;
  columns: MetricColumns;
  /** Units of numerator and denominator where they are not the metric's own. */
  partUnits?: { num?: Unit; den?: Unit };
  /** Below so many `n` there is no value; n, numerator and denominator stay (C16). */
  minimum?: 'decided' | 'won';
  /**
   * 95 % interval: `jeffreys` of num successes in den trials, or `student` of the mean num / den with the sample
   * standard deviation `spread`.
   */
  interval?: { kind: 'jeffreys' } | { kind: 'student'; spread: string };
  /** The records behind the value: a condition on the view's rows, and the code pages say it with. */
  evidence: {
    where: string;
    code: string;
    params: 'trailing' | 'period' | 'at' | 'closing';
    /** False where the records are no deals: the predicate says how to find them, and neither ids nor n are written. */
    listed?: false;
  };
  /** What was missing or left out: a count, or words written when the count is above zero; a zero is not written. */
  marks?: Readonly<Record<string, string | { count: string; says: string }>>;
  /** Fields without which there is no such number, 'Opportunity.Amount'. */
  needs: readonly string[];
}

export interface Metric extends MetricDefinition {
  /** Stored parts in column order, `value` first. */
  parts: readonly Part[];
}

export function defineMetric(definition: MetricDefinition): Metric {
  if (!/^[a-z]+(-[a-z]+)*$/.test(definition.id))
    throw new Error(`metric id ${definition.id} is not kebab-case`);
  if (definition.label.length > 40) throw new Error(`label of ${definition.id} is longer than 40 characters`);
  const { num, den, n } = definition.columns;
  const parts: Part[] = ['value'];
  if (num !== undefined) parts.push('num');
  if (den !== undefined) parts.push('den');
  if (n !== undefined) parts.push('n');
  if (definition.interval) parts.push('low', 'high');
  return { ...definition, parts };
}
