import type { FieldDef, ObjectDef, Reader, Row, Value } from '../types.ts';
import type { Run } from '../soql/run.ts';
import { compileOperator } from './compare.ts';
import { refuse } from './errors.ts';
import { objectNames, relationOf } from './relations.ts';
import { sameId } from './scalars.ts';

export type Filter = Record<string, unknown>;
/** Undefined stands for the missing parent: all its fields are null. */
export type RowTest = (row: Row | undefined) => boolean;

/** A `where` argument as a test on rows of the object. */
export function compileFilter(def: ObjectDef, where: Filter | null | undefined, run: Run): RowTest {
  const tests = Object.entries(where ?? {})
    // A clause that is null, as an absent variable's, asks nothing.
    .filter(([name, input]) => input !== undefined && (input !== null || !combined.has(name)))
    .map(([name, input]) => compileEntry(def, name, input, run));
  return (row) => tests.every((test) => test(row));
}

const combined = new Set(['and', 'or', 'not']);

function compileEntry(def: ObjectDef, name: string, input: unknown, run: Run): RowTest {
  if (name === 'and' || name === 'or') {
    const tests = listOf(input).map((each) => compileFilter(def, each, run));
    return name === 'and'
      ? (row) => tests.every((test) => test(row))
      : (row) => tests.some((test) => test(row));
  }
  if (name === 'not') {
    const test = compileFilter(def, input as Filter, run);
    return (row) => !test(row);
  }
  const field = def.fieldByName.get(name.toLowerCase());
  if (field) return compileField(field, (input ?? {}) as Filter, run);
  const relation = relationOf(def, name);
  if (relation) return compileParent(relation, (input ?? {}) as Filter, run);
  throw refuse(`${def.name} has no field ${name}`);
}

function compileField(field: FieldDef, operators: Filter, run: Run): RowTest {
  const tests = Object.entries(operators).map(([operator, input]) => {
    if (operator !== 'inq' && operator !== 'ninq') return compileOperator(field, operator, input, run);
    const ids = semiJoin(input as Filter, run);
    return (value: Value) => (value !== null && ids.has(String(value))) === (operator === 'inq');
  });
  return (row) => tests.every((test) => test(row?.[field.name] ?? null));
}

/** The parent's own filter; of a polymorphic parent, one filter for each object it may be. */
function compileParent(field: FieldDef, filter: Filter, run: Run): RowTest {
  const parents = field.referenceTo.flatMap((name) => run.reader.schema.object(name) ?? []);
  const [only] = parents;
  if (only && field.referenceTo.length === 1) {
    const test = compileFilter(only, filter, run);
    return (row) => test(parentRow(run.reader, field, row));
  }
  const tests = parents
    .filter((parent) => filter[parent.name])
    .map((parent) => ({ parent, test: compileFilter(parent, filter[parent.name] as Filter, run) }));
  return (row) => {
    const id = row?.[field.name];
    const def = typeof id === 'string' ? run.reader.schema.objectOfId(id) : undefined;
    return tests.every(({ parent, test }) => parent === def && test(parentRow(run.reader, field, row)));
  };
}

export function parentRow(reader: Reader, field: FieldDef, row: Row | undefined): Row | undefined {
  const id = row?.[field.name];
  if (typeof id !== 'string') return undefined;
  const [only] = field.referenceTo;
  const name = field.referenceTo.length === 1 ? only : reader.schema.objectOfId(id)?.name;
  // A parent in the recycle bin still shows its name beside the child, as in SOQL.
  return name ? reader.get(name, id, { includeDeleted: true }) : undefined;
}

/** `inq: { Contact: {…}, ApiName: "AccountId" }`: the ids that the named field of the matching rows holds. */
function semiJoin(input: Filter, run: Run): Set<string> {
  const objects = objectNames(run.reader.schema).filter((name) => input[name] !== undefined);
  const [name] = objects;
  if (!name || objects.length > 1) throw refuse('inq and ninq take exactly one object');
  const def = run.reader.schema.object(name);
  const field = def?.fieldByName.get(String(input['ApiName'] ?? 'Id').toLowerCase());
  if (!def || !field) throw refuse(`${name} has no field ${String(input['ApiName'])}`);
  const ids = new Set<string>();
  for (const row of matchingRows(def, input[name] as Filter, run)) {
    const id = row[field.name];
    if (typeof id === 'string') ids.add(id);
  }
  return ids;
}

/** Rows of the object that pass the filter, in the table's order. */
export function matchingRows(def: ObjectDef, where: Filter | null | undefined, run: Run): Row[] {
  const test = compileFilter(def, where, run);
  const rows: Row[] = [];
  for (const row of candidates(def, where ?? {}, run.reader)) if (test(row)) rows.push(row);
  return rows;
}

/** All rows, or the few an index gives when the filter demands one id, reference or unique value. */
function candidates(def: ObjectDef, where: Filter, reader: Reader): Iterable<Row> {
  for (const [name, input] of Object.entries(where)) {
    const field = def.fieldByName.get(name.toLowerCase());
    const operators = input as Filter | null;
    if (field?.type === 'id' && Array.isArray(operators?.['in'])) return byIds(def, operators['in'], reader);
    const wanted = operators?.['eq'];
    if (!field || typeof wanted !== 'string' || wanted === '') continue;
    if (field.type === 'id') return byIds(def, [wanted], reader);
    if (field.type === 'reference') return reader.lookup(def.name, field.name, sameId(wanted));
    if (field.unique) return reader.lookup(def.name, field.name, wanted);
  }
  return reader.rows(def.name);
}

function byIds(def: ObjectDef, ids: unknown[], reader: Reader): Row[] {
  const distinct = new Set(ids.map((id) => sameId(String(id))));
  return [...distinct].flatMap((id) => reader.get(def.name, id) ?? []);
}

function listOf(input: unknown): Filter[] {
  return Array.isArray(input) ? (input as Filter[]) : [];
}
