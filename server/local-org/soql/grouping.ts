import type { Row, Value } from '../types.ts';
import type { Accumulator } from './accumulators.ts';
import type { Expression, Run } from './run.ts';

/** One group of rows: the values it was grouped by, and its aggregates. */
export interface Group {
  /** Null where this is a subtotal over the dimension; `rolled` tells that from an empty value. */
  dimensions: Value[];
  rolled: boolean[];
  accumulators: Accumulator[];
}

export interface Slot {
  target: Expression | undefined;
  create(): Accumulator;
}

/** Which dimensions are kept, one entry per grouping set: plain GROUP BY has one, ROLLUP n+1, CUBE 2^n. */
export function groupingSets(kind: 'plain' | 'rollup' | 'cube', count: number): boolean[][] {
  const all = Array.from({ length: count }, () => true);
  if (kind === 'plain') return [all];
  if (kind === 'rollup')
    return Array.from({ length: count + 1 }, (_, drop) => all.map((_kept, at) => at < count - drop));
  return Array.from({ length: 2 ** count }, (_, mask) =>
    all.map((_kept, at) => (mask & (1 << (count - 1 - at))) === 0),
  );
}

/** One pass over the rows. A statement without GROUP BY always has exactly one group, however few the rows. */
export function collect(
  run: Run,
  rows: Iterable<Row>,
  dimensions: Expression[],
  slots: Slot[],
  sets: boolean[][],
): Group[] {
  const cells = dimensions.map((dimension) => dimension.bind(run));
  const reads = slots.map((slot) => slot.target?.bind(run) ?? (() => true));
  const tables = sets.map((kept) => ({ kept, groups: new Map<Value, Group>() }));
  const fresh = (kept: boolean[], values: Value[]): Group => ({
    dimensions: values.map((value, at) => (kept[at] ? value : null)),
    rolled: kept.map((keep) => !keep),
    accumulators: slots.map((slot) => slot.create()),
  });
  if (dimensions.length === 0) tables[0]?.groups.set('', fresh([], []));

  for (const row of rows) {
    const values = cells.map((cell) => cell(row));
    const inputs = reads.map((read) => read(row));
    for (const { kept, groups } of tables) {
      const key = keyOf(values, kept);
      let group = groups.get(key);
      if (!group) groups.set(key, (group = fresh(kept, values)));
      const { accumulators } = group;
      for (let at = 0; at < accumulators.length; at += 1) accumulators[at]?.add(inputs[at] ?? null);
    }
  }
  return tables.flatMap(({ groups }) => [...groups.values()]);
}

function keyOf(values: Value[], kept: boolean[]): Value {
  if (values.length === 0) return '';
  if (values.length === 1) return kept[0] ? (values[0] ?? null) : '';
  return values.map((value, at) => (kept[at] ? `${typeof value}${String(value)}` : '')).join('\u0000');
}
