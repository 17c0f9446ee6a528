/** How metrics are named and typed on the org. */
import type { Group, Metric, Part, Unit } from './define.ts';

export interface StoredColumn {
  /** API name, 'Win_Rate_Num__c'. */
  name: string;
  label: string;
  metric: string;
  part: Part;
  unit: Unit;
  /** Decimals kept. */
  scale: number;
}

const scales: Record<Unit, number> = {
  count: 0,
  percent: 4,
  currency: 2,
  days: 2,
  ratio: 2,
  weeks: 2,
  'currency-per-day': 2,
  'count-per-week': 2,
  'currency-per-week': 2,
};

const suffixes: Record<Part, string> = {
  value: '',
  num: '_Num',
  den: '_Den',
  n: '_N',
  low: '_Low',
  high: '_High',
};

const words: Record<Part, string> = {
  value: '',
  num: ' (num)',
  den: ' (den)',
  n: ' (n)',
  low: ' (low)',
  high: ' (high)',
};

function capitalised(id: string): string {
  return id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('_');
}

/** `win-rate` → `Win_Rate__c`, with a part `Win_Rate_Num__c`: the one naming function. */
export function fieldName(id: string, part: Part = 'value'): string {
  return `${capitalised(id)}${suffixes[part]}__c`;
}

export function evidenceField(group: Group): string {
  return `${capitalised(group)}_Evidence__c`;
}

function unitOf(metric: Metric, part: Part): Unit {
  if (part === 'n') return 'count';
  if (part === 'num' || part === 'den') return metric.partUnits?.[part] ?? metric.unit;
  return metric.unit;
}

export function scaleOf(metric: Metric, part: Part): number {
  return scales[unitOf(metric, part)];
}

/** The number columns of one metric, `value` first. */
export function storedColumns(metric: Metric): StoredColumn[] {
  return metric.parts.map((part) => ({
    name: fieldName(metric.id, part),
    label: `${metric.label}${words[part]}`,
    metric: metric.id,
    part,
    unit: unitOf(metric, part),
    scale: scaleOf(metric, part),
  }));
}

/** Groups that have metrics, sorted. */
export function groupsOf(metrics: readonly Metric[]): Group[] {
  return [...new Set(metrics.map((metric) => metric.group))].sort();
}

/** Every column of `Touchline_Scorecard__c` that follows from the registry, as the mirror wants to be told. */
export function scorecardColumns(metrics: readonly Metric[]): { name: string; type: 'number' | 'digest' }[] {
  return [
    ...metrics.flatMap((metric) =>
      storedColumns(metric).map(({ name }) => ({ name, type: 'number' as const })),
    ),
    ...groupsOf(metrics).map((group) => ({ name: evidenceField(group), type: 'digest' as const })),
  ];
}
