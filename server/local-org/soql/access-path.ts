import type { ObjectDef, Row, Value } from '../types.ts';
import type { Comparison, Tree } from './conditions.ts';
import { operand } from './literals.ts';
import type { Run, Scope } from './run.ts';
import { fieldExpression } from './scope.ts';

/** Candidate rows for a statement; the WHERE clause still tests each of them. */
export type Source = (run: Run) => Iterable<Row>;

/** How a statement finds its rows: by an index on `field`, or, where that is undefined, by looking at all. */
export interface AccessPath {
  field: string | undefined;
  source: Source;
}

/**
 * The narrowest way in that a statement offers: an equality or IN on an id, a reference or a unique field that
 * every answer must meet; otherwise all rows.
 */
export function accessPath(scope: Scope, tree: Tree | undefined): AccessPath {
  const { object } = scope;
  const keys = (tree?.kind === 'and' ? tree.of : tree ? [tree] : [])
    .map((each) => (each.kind === 'comparison' ? keyOf(scope, each) : undefined))
    .filter((each) => each !== undefined)
    .sort((a, b) => a.rank - b.rank)[0];
  if (!keys) {
    return {
      field: undefined,
      source: (run) => run.reader.rows(object.name, { includeDeleted: run.includeDeleted }),
    };
  }
  const { field, values } = keys;
  const source: Source =
    field === 'Id' ? (run) => byId(run, object, values) : (run) => byField(run, object, field, values);
  return { field, source };
}

interface Key {
  field: string;
  values: Value[];
  /** Ids first, then unique fields, then references. */
  rank: number;
}

function keyOf(scope: Scope, condition: Comparison): Key | undefined {
  const operator = condition.written.operator.toUpperCase();
  if (condition.subquery || typeof condition.left !== 'string' || (operator !== '=' && operator !== 'IN'))
    return undefined;
  const target = fieldExpression(scope, condition.left);
  const { field } = target;
  if (!target.own || !field) return undefined;
  const rank =
    field.type === 'id'
      ? 0
      : field.unique || field.externalId || field.idLookup
        ? 1
        : field.type === 'reference'
          ? 2
          : undefined;
  if (rank === undefined) return undefined;
  const operands = condition.written.values.map((value, at) =>
    operand(scope, target, value, condition.written.literalTypes[at] ?? 'STRING'),
  );
  const values = operands.flatMap((each) =>
    each.kind === 'value' && each.value !== null ? [each.value] : [],
  );
  // A null or a span in the list is not a key.
  return values.length === operands.length ? { field: field.name, values, rank } : undefined;
}

function* byId(run: Run, object: ObjectDef, ids: Value[]): Iterable<Row> {
  for (const id of new Set(ids)) {
    const row =
      typeof id === 'string'
        ? run.reader.get(object.name, id, { includeDeleted: run.includeDeleted })
        : undefined;
    if (row) yield row;
  }
}

function* byField(run: Run, object: ObjectDef, field: string, values: Value[]): Iterable<Row> {
  const seen = new Set<string>();
  for (const value of values) {
    for (const row of run.reader.lookup(object.name, field, value, { includeDeleted: run.includeDeleted })) {
      if (seen.has(row.Id)) continue;
      seen.add(row.Id);
      yield row;
    }
  }
}
