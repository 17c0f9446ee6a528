import type { Row, Value } from '../types.ts';

/**
 * Rows as columns, the way a snapshot holds them: a column that is the same in every row is one value, one with few
 * different values is a list of them and where they stand, which also lets the rows share their texts in memory.
 */
export interface Block {
  rows: number;
  columns: Record<string, Column>;
}
type Column = readonly Value[] | { same: Value } | { values: Value[]; at: number[] };

/** Values of empty fields are not written. */
const isEmpty = (value: Value | undefined): boolean =>
  value === null || value === false || value === undefined;

export function blockOf(rows: readonly Row[], fields: readonly string[]): Block {
  const columns: Block['columns'] = {};
  for (const field of fields) {
    const column = columnOf(rows, field);
    if (isPlain(column) || !('same' in column && isEmpty(column.same))) columns[field] = column;
  }
  return { rows: rows.length, columns };
}

function columnOf(rows: readonly Row[], field: string): Column {
  const places = new Map<Value, number>();
  const at: number[] = [];
  const most = rows.length / 4;
  for (const row of rows) {
    const value = row[field] ?? null;
    let place = places.get(value);
    if (place === undefined) places.set(value, (place = places.size));
    // Too many different values to be worth a list of them.
    if (place > most) return rows.map((each) => each[field] ?? null);
    at.push(place);
  }
  const values = [...places.keys()];
  return values.length === 1 ? { same: values[0]! } : { values, at };
}

/** The rows of a block; `blank` is what a row without anything in it is like. */
export function* rowsOf({ rows, columns }: Block, blank: Row): Generator<Row> {
  const names = Object.keys(columns).filter((name) => name in blank);
  const readers = names.map((name) => reader(columns[name]!));
  for (let index = 0; index < rows; index++) {
    const row: Row = { ...blank };
    for (let place = 0; place < names.length; place++) row[names[place]!] = readers[place]!(index);
    yield row;
  }
}

const isPlain = (column: Column): column is readonly Value[] => Array.isArray(column);

function reader(column: Column): (index: number) => Value {
  if (isPlain(column)) return (index) => column[index]!;
  if ('same' in column) return () => column.same;
  return (index) => column.values[column.at[index]!]!;
}
