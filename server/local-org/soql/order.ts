import type { OrderByClause } from '@jetstreamapp/soql-parser-js';
import type { Row, Value } from '../types.ts';
import { compareValues } from './comparisons.ts';
import { inCorporate, isMoney } from './currency.ts';
import { refuse } from './errors.ts';
import { functionExpression } from './functions.ts';
import type { Expression, Run, Scope } from './run.ts';
import { fieldExpression } from './scope.ts';

/** One sort key: compares values, empty ones first unless told otherwise, in either direction, as the platform does. */
export interface SortKey {
  compare(a: Value, b: Value): number;
}

export function sortKey(target: Expression, clause: OrderByClause, run: Run): SortKey {
  const compare = compareValues(target, run.reader.user.locale);
  const sign = clause.order === 'DESC' ? -1 : 1;
  // Of empty references the platform's reference says that NULLS LAST does not move them.
  const nullSide = clause.nulls === 'LAST' && target.type !== 'reference' ? 1 : -1;
  return {
    compare(a, b) {
      if (a === null || b === null) return a === b ? 0 : a === null ? nullSide : -nullSide;
      return sign * compare(a, b);
    },
  };
}

/** ORDER BY over rows; ties keep the order the rows came in. */
export function rowOrder(scope: Scope, clauses: OrderByClause[]): (run: Run, rows: Row[]) => Row[] {
  const keys = clauses.map((clause) => {
    const target =
      'field' in clause ? fieldExpression(scope, clause.field) : functionExpression(scope, clause.fn);
    if (target.field && !target.field.sortable) {
      throw refuse(
        scope,
        'MALFORMED_QUERY',
        `field '${target.name}' can not be sorted in a query call`,
        target.name,
      );
    }
    // Money is sorted by what it is worth.
    const sortedBy = isMoney(scope, target) ? inCorporate(scope, target) : target;
    return { target: sortedBy, clause };
  });
  const bind = (run: Run) => ({
    cells: keys.map(({ target }) => target.bind(run)),
    sortKeys: keys.map(({ target, clause }) => sortKey(target, clause, run)),
  });
  // Children are put in order once for every parent of the same run.
  const bound = new WeakMap<Run, ReturnType<typeof bind>>();
  return (run, rows) => {
    let known = bound.get(run);
    if (!known) bound.set(run, (known = bind(run)));
    const { cells, sortKeys } = known;
    return sorted(
      rows.map((row) => ({ item: row, values: cells.map((cell) => cell(row)) })),
      sortKeys,
    );
  };
}

export function sorted<T>(entries: { item: T; values: Value[] }[], keys: SortKey[]): T[] {
  entries.sort((a, b) => {
    for (const [at, key] of keys.entries()) {
      const result = key.compare(a.values[at] ?? null, b.values[at] ?? null);
      if (result !== 0) return result;
    }
    return 0;
  });
  return entries.map((entry) => entry.item);
}
