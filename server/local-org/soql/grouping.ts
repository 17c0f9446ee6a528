import type { Row, Value } from '../types.ts';
import type { Accumulator } from './accumulators.ts';
import { compareValues, folder } from './comparisons.ts';
import { TEXT_TYPES } from './literals.ts';
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
  /** Name of the field, as it is written. */
  of: string | undefined;
  create(): Accumulator;
}

export type GroupingKind = 'plain' | 'rollup' | 'cube';

/** Which dimensions are kept, one entry per grouping set: plain GROUP BY has one, ROLLUP n+1, CUBE 2^n. */
export function groupingSets(kind: GroupingKind, count: number): boolean[][] {
  const all = Array.from({ length: count }, () => true);
  if (kind === 'plain') return [all];
  if (kind === 'rollup') {
    return Array.from({ length: count + 1 }, (_, drop) => all.map((_kept, at) => at < count - drop));
  }
  return Array.from({ length: 2 ** count }, (_, mask) =>
    all.map((_kept, at) => (mask & (1 << (count - 1 - at))) === 0),
  );
}

/** One level per kept dimension, groups at the leaves: looking a row's group up builds no key. */
type Level = Map<Value, Level | Group>;

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
  const groups: Group[] = [];
  const add = (kept: boolean[], values: Value[]): Group => {
    const group = {
      dimensions: values.map((value, at) => (kept[at] ? value : null)),
      rolled: kept.map((keep) => !keep),
      accumulators: slots.map((slot) => slot.create()),
    };
    groups.push(group);
    return group;
  };
  const tables = sets.map((kept) => ({
    kept,
    path: [...kept.keys()].filter((at) => kept[at]),
    root: new Map() as Level,
  }));
  const grandTotals = tables.map(({ kept, path }) =>
    path.length === 0 && dimensions.length === 0 ? add(kept, []) : undefined,
  );
  // Text that differs in case alone is one group, shown as it came first.
  const keys = dimensions.map((dimension) => (isText(dimension) ? memo(folder(dimension)) : undefined));
  const values: Value[] = [];
  const inputs: Value[] = [];
  for (const row of rows) {
    for (let at = 0; at < cells.length; at += 1) values[at] = cells[at]?.(row) ?? null;
    for (let at = 0; at < reads.length; at += 1) inputs[at] = reads[at]?.(row) ?? null;
    for (let set = 0; set < tables.length; set += 1) {
      const table = tables[set];
      if (!table) continue;
      const group =
        (grandTotals[set] ??= table.path.length === 0 ? add(table.kept, values) : undefined) ??
        find(table, values, keys, add);
      const { accumulators } = group;
      for (let at = 0; at < accumulators.length; at += 1) accumulators[at]?.add(inputs[at] ?? null);
    }
  }
  return groups;
}

function find(
  table: { kept: boolean[]; path: number[]; root: Level },
  values: Value[],
  keys: (((value: Value) => Value) | undefined)[],
  add: (kept: boolean[], values: Value[]) => Group,
): Group {
  const keyAt = (at: number): Value => {
    const value = values[at] ?? null;
    return keys[at]?.(value) ?? value;
  };
  let level = table.root;
  const last = table.path.length - 1;
  for (let depth = 0; depth < last; depth += 1) {
    const key = keyAt(table.path[depth] ?? 0);
    let next = level.get(key) as Level | undefined;
    if (!next) level.set(key, (next = new Map()));
    level = next;
  }
  const key = keyAt(table.path[last] ?? 0);
  let group = level.get(key) as Group | undefined;
  if (!group) level.set(key, (group = add(table.kept, values)));
  return group;
}

const isText = ({ type }: Expression): boolean => TEXT_TYPES.has(type);

/** Few values come many times. */
function memo(fold: (value: Value) => Value): (value: Value) => Value {
  const known = new Map<Value, Value>();
  return (value) => {
    let folded = known.get(value);
    if (folded === undefined) known.set(value, (folded = fold(value)));
    return folded;
  };
}

/** Without ORDER BY groups come sorted by what they are grouped by, subtotals after their members. */
export function naturalOrder(dimensions: Expression[], groups: Group[]): Group[] {
  const compare = dimensions.map((dimension) => compareValues(dimension));
  return groups.sort((a, b) => {
    for (const [at, by] of compare.entries()) {
      const rolled = Number(a.rolled[at]) - Number(b.rolled[at]);
      if (rolled !== 0) return rolled;
      const [x, y] = [a.dimensions[at] ?? null, b.dimensions[at] ?? null];
      const result = x === null || y === null ? Number(x !== null) - Number(y !== null) : by(x, y);
      if (result !== 0) return result;
    }
    return 0;
  });
}
