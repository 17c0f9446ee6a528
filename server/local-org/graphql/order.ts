import { Kind } from 'graphql';
import type { GraphQLResolveInfo, ObjectValueNode, ValueNode } from 'graphql';
import type { Run } from '../soql/run.ts';
import type { FieldDef, ObjectDef, Row, Value } from '../types.ts';
import type { GraphqlContext } from './context.ts';
import { comparable } from './compare.ts';
import { parentRow } from './filter.ts';
import { relationOf } from './relations.ts';

/** One key of an order: a field, reached over parents, and its clause. */
export interface OrderKey {
  path: FieldDef[];
  field: FieldDef;
  clause: { order?: string; nulls?: string; function?: string };
}

/**
 * The keys in the order the query wrote them. graphql-js hands input objects over in the order of declaration,
 * which would sort by the alphabet's first field; so names are read from the query text and its raw variables.
 */
export function orderKeys(
  def: ObjectDef,
  orderBy: Record<string, unknown> | null | undefined,
  info: GraphQLResolveInfo,
  context: GraphqlContext,
): OrderKey[] {
  if (!orderBy) return [];
  const argument = info.fieldNodes[0]?.arguments?.find((each) => each.name.value === 'orderBy');
  return keysOf(def, orderBy, argument ? plain(argument.value, context.variables) : orderBy, [], context);
}

function keysOf(
  def: ObjectDef,
  orderBy: Record<string, unknown>,
  written: unknown,
  path: FieldDef[],
  context: GraphqlContext,
): OrderKey[] {
  const names = Object.keys((written ?? {}) as object).filter((name) => orderBy[name]);
  return names.flatMap((name) => {
    const field = def.fieldByName.get(name.toLowerCase());
    if (field) return { path, field, clause: orderBy[name] as OrderKey['clause'] };
    const relation = relationOf(def, name);
    const parent = relation && context.reader.schema.object(relation.referenceTo[0] ?? '');
    if (!relation || !parent) return [];
    const inner = (written as Record<string, unknown>)[name];
    return keysOf(parent, orderBy[name] as Record<string, unknown>, inner, [...path, relation], context);
  });
}

/** The written value with its variables filled in, names in written order. */
function plain(node: ValueNode, variables: Record<string, unknown>): unknown {
  if (node.kind === Kind.VARIABLE) return variables[node.name.value];
  if (node.kind === Kind.OBJECT) return fieldsOf(node, variables);
  return 'value' in node ? node.value : null;
}

function fieldsOf(node: ObjectValueNode, variables: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(node.fields.map((field) => [field.name.value, plain(field.value, variables)]));
}

/** Sorts in place; rows that tie keep the table's order. Nulls come first unless asked otherwise, as in SOQL. */
export function sortRows(rows: Row[], keys: OrderKey[], run: Run): Row[] {
  if (!keys.length) return rows;
  const sortable = rows.map((row) => ({ row, values: keys.map((key) => valueAt(key, row, run)) }));
  sortable.sort((a, b) => compareKeys(a.values, b.values, keys));
  return sortable.map(({ row }) => row);
}

export function compareKeys(
  a: readonly Value[],
  b: readonly Value[],
  keys: readonly Pick<OrderKey, 'clause'>[],
): number {
  for (const [index, { clause }] of keys.entries()) {
    const left = a[index] ?? null;
    const right = b[index] ?? null;
    if (left === right) continue;
    const nullsLast = clause.nulls === 'LAST';
    if (left === null) return nullsLast ? 1 : -1;
    if (right === null) return nullsLast ? -1 : 1;
    return (left < right ? -1 : 1) * (clause.order === 'DESC' ? -1 : 1);
  }
  return 0;
}

function valueAt({ path, field }: OrderKey, row: Row, run: Run): Value {
  let at: Row | undefined = row;
  for (const step of path) at = parentRow(run.reader, step, at);
  return sortValue(field, at?.[field.name] ?? null);
}

/** Picklists sort by their place in the list, values that left it after the others; text sorts without case. */
export function sortValue(field: FieldDef, value: Value): Value {
  if (value === null || field.type !== 'picklist') return comparable(field, value);
  const place = field.picklistValues.findIndex((entry) => entry.value === value);
  return place < 0 ? field.picklistValues.length : place;
}
