import type { Query, Subquery } from '@jetstreamapp/soql-parser-js';
import type { Row } from '../types.ts';
import { accessPath } from './access-path.ts';
import type { Tree } from './conditions.ts';
import { refuse } from './errors.ts';
import { checkFieldsLimit } from './fields-function.ts';
import { rowOrder } from './order.ts';
import { projection } from './projection.ts';
import type { CompileChild, Projection } from './projection.ts';
import type { Run, Scope } from './run.ts';
import { wherePredicate } from './where.ts';
import type { SemiJoin } from './where.ts';

/** Rows that pass the WHERE clause: bound to a run once, then asked for once, or for each parent of a child subquery. */
export type Candidates = (run: Run) => (parent?: Row) => Iterable<Row>;

export interface Rows {
  projection: Projection;
  rows(run: Run): (parent?: Row) => Row[];
}

/** FROM, USING SCOPE and WHERE. */
export function filtered(
  scope: Scope,
  query: Query | Subquery,
  tree: Tree | undefined,
  semiJoin: SemiJoin,
  from?: Candidates,
): Candidates {
  const where = tree && wherePredicate(scope, tree, semiJoin);
  const mine = onlyMine(scope, query.usingScope);
  const { source: all } = accessPath(scope, tree);
  return (run) => {
    const passes = where?.(run);
    const read = from?.(run) ?? (() => all(run));
    const owner = mine ? run.reader.user.id : undefined;
    return function* (parent) {
      for (const row of read(parent)) {
        if (owner !== undefined && row.OwnerId !== owner) continue;
        if (!passes || passes(row)) yield row;
      }
    };
  };
}

/** USING SCOPE: `mine` narrows to the user's own records, `everything` does not narrow. */
function onlyMine(scope: Scope, name: string | undefined): boolean {
  if (name === undefined || /^everything$/i.test(name)) return false;
  if (/^mine$/i.test(name) && scope.object.fieldByName.has('ownerid')) return true;
  throw refuse(
    scope,
    'MALFORMED_QUERY',
    `this org does not speak USING SCOPE ${name} on '${scope.object.name}'`,
    name,
  );
}

/** SELECT, ORDER BY, OFFSET and LIMIT over filtered rows. */
export function selected(
  scope: Scope,
  query: Query | Subquery,
  candidates: Candidates,
  compileChild: CompileChild,
): Rows {
  checkFieldsLimit(scope, query);
  const clauses = [query.orderBy ?? []].flat();
  const order = clauses.length > 0 ? rowOrder(scope, clauses) : undefined;
  const from = query.offset ?? 0;
  return {
    projection: projection(scope, query.fields ?? [], compileChild),
    rows: (run) => {
      const read = candidates(run);
      return (parent) => take(order ? order(run, [...read(parent)]) : read(parent), from, query.limit);
    },
  };
}

/** Stops reading as soon as the limit is reached. */
export function take(rows: Iterable<Row>, from: number, limit: number | undefined): Row[] {
  const until = limit === undefined ? Infinity : from + limit;
  const taken: Row[] = [];
  if (until <= from) return taken;
  let at = 0;
  for (const row of rows) {
    if (at >= from) taken.push(row);
    at += 1;
    if (at >= until) break;
  }
  return taken;
}
