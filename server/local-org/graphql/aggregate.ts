import type { FieldDef, ObjectDef, Row, Value } from '../types.ts';
import { comparable } from './compare.ts';
import type { GraphqlContext } from './context.ts';
import { refuse } from './errors.ts';
import { matchingRows, parentRow, type Filter } from './filter.ts';
import { compareKeys, sortValue, type OrderKey } from './order.ts';
import { relationOf } from './relations.ts';

/** Rows that share the values of the grouped fields; everything is one group when nothing is grouped. */
export interface Group {
  rows: Row[];
  /** The group's value of a field it is grouped by; asking for another is refused, as SOQL refuses it. */
  valueOf(field: FieldDef): Value;
}

export interface AggregateNode {
  field: FieldDef;
  group: Group;
}

interface GroupKey {
  path: FieldDef[];
  field: FieldDef;
}

/** Groups in the asked order, else in the order their first rows appear. */
export function aggregateRows(
  def: ObjectDef,
  where: Filter,
  groupBy: Record<string, unknown> | null | undefined,
  order: OrderKey[],
  context: GraphqlContext,
): Group[] {
  const kind = groupBy?.['type'];
  if (kind && kind !== 'GROUP_BY') throw refuse(`the local org does not speak groupBy type ${String(kind)}`);
  const keys = groupKeys(def, groupBy ?? {}, [], context);
  const groups = groupRows(matchingRows(def, where, context.run), keys, context);
  const sorted = groups.map((group) => ({ group, values: order.map((key) => sortKey(key, group, keys)) }));
  return sorted.sort((a, b) => compareKeys(a.values, b.values, order)).map(({ group }) => group);
}

function groupKeys(
  def: ObjectDef,
  groupBy: Record<string, unknown>,
  path: FieldDef[],
  context: GraphqlContext,
): GroupKey[] {
  return Object.entries(groupBy).flatMap(([name, clause]) => {
    if (name === 'type' || !clause) return [];
    const field = def.fieldByName.get(name.toLowerCase());
    if (field) return (clause as { group?: boolean }).group ? [{ path, field }] : [];
    const relation = relationOf(def, name);
    const parent = relation && context.reader.schema.object(relation.referenceTo[0] ?? '');
    if (!relation || !parent) return [];
    return groupKeys(parent, clause as Record<string, unknown>, [...path, relation], context);
  });
}

function groupRows(rows: Row[], keys: GroupKey[], context: GraphqlContext): Group[] {
  if (!keys.length) return [groupOf(rows, keys, [])];
  const groups = new Map<string, { rows: Row[]; values: Value[] }>();
  for (const row of rows) {
    const values = keys.map(({ path, field }) => {
      let at: Row | undefined = row;
      for (const step of path) at = parentRow(context.reader, step, at);
      return at?.[field.name] ?? null;
    });
    const id = JSON.stringify(values.map((value, index) => keyed(keys[index], value)));
    const group = groups.get(id);
    if (group) group.rows.push(row);
    else groups.set(id, { rows: [row], values });
  }
  return [...groups.values()].map((group) => groupOf(group.rows, keys, group.values));
}

function keyed(key: GroupKey | undefined, value: Value): Value {
  return key ? comparable(key.field, value) : value;
}

function groupOf(rows: Row[], keys: GroupKey[], values: Value[]): Group {
  return {
    rows,
    valueOf(field) {
      const index = keys.findIndex((key) => key.path.length === 0 && key.field === field);
      if (index < 0) throw refuse(`Field must be grouped or aggregated: ${field.name}`);
      return values[index] ?? null;
    },
  };
}

function sortKey({ path, field, clause }: OrderKey, group: Group, keys: GroupKey[]): Value {
  if (clause.function) {
    if (path.length) throw refuse(`the local org does not speak an aggregate of a parent's field in orderBy`);
    const name =
      { COUNT: 'count', COUNT_DISTINCT: 'countDistinct' }[clause.function] ?? clause.function.toLowerCase();
    return foldValues(name, field, group.rows);
  }
  if (path.length && !keys.some((key) => key.field === field && key.path.length === path.length)) {
    throw refuse(`Field must be grouped or aggregated: ${field.name}`);
  }
  if (path.length) throw refuse(`the local org does not speak a parent's field in an aggregate's orderBy`);
  return sortValue(field, group.valueOf(field));
}

/** count, countDistinct, min, max, avg or sum over the rows' values; nulls are left out, and nothing gives null. */
export function foldValues(name: string, field: FieldDef, rows: readonly Row[]): Value {
  const values = rows.map((row) => row[field.name] ?? null).filter((value) => value !== null);
  if (name === 'count') return values.length;
  if (name === 'countDistinct') return new Set(values.map((value) => comparable(field, value))).size;
  if (!values.length) return null;
  if (name === 'min' || name === 'max') {
    const sign = name === 'min' ? 1 : -1;
    const keys = [{ clause: { order: sign === 1 ? 'ASC' : 'DESC' } }];
    return values.reduce((best, value) =>
      compareKeys([sortValue(field, value)], [sortValue(field, best)], keys) < 0 ? value : best,
    );
  }
  const sum = exactSum(values.map(Number), field.scale);
  return name === 'avg' ? sum / values.length : sum;
}

/** Adds in units of the field's last decimal, so that cents add up. */
function exactSum(values: number[], scale: number): number {
  const unit = 10 ** scale;
  const total = values.reduce((sum, value) => sum + Math.round(value * unit), 0);
  return Number.isSafeInteger(total) ? total / unit : values.reduce((sum, value) => sum + value, 0);
}
