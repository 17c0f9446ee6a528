import type { Query } from '@jetstreamapp/soql-parser-js';
import type { ObjectDef, Row, Schema } from '../types.ts';
import { aggregation, isAggregate } from './aggregate.ts';
import type { Aggregation } from './aggregate.ts';
import { accessPath } from './access-path.ts';
import type { AccessPath } from './access-path.ts';
import { checkClauses, objectOf } from './clauses.ts';
import { conditionTree } from './conditions.ts';
import { malformed } from './errors.ts';
import { parse } from './parse.ts';
import type { Projection } from './projection.ts';
import { filtered, selected, take } from './rows.ts';
import type { Run, Scope } from './run.ts';
import { resolvePath } from './scope.ts';
import { compileChild, semiJoin } from './sub-selects.ts';

interface Shape {
  object: ObjectDef;
  text: string;
  query: Query;
  path: AccessPath;
}

/** A compiled statement: names resolved, conditions turned into closures; holds no rows and no clock. */
export type Statement =
  | (Shape & { kind: 'rows'; projection: Projection; rows(run: Run): Row[] })
  | (Shape & { kind: 'count'; count(run: Run): number })
  | (Shape & { kind: 'groups'; aggregation: Aggregation; records(run: Run): Record<string, unknown>[] });

export function compile(schema: Schema, text: string): Statement {
  const { query, grouping, joined } = parse(text);
  const object = objectOf(schema, query.sObject ?? '', text);
  const scope: Scope = { schema, object, alias: query.sObjectAlias, joined, limit: query.limit, text };
  checkClauses(scope, query);
  for (const path of joined.values()) resolvePath(scope, [...path, 'Id'].join('.'));
  const tree = query.where && conditionTree(query.where, text);
  const candidates = filtered(scope, query, tree, semiJoin);
  const shape: Shape = { object, text, query, path: accessPath(scope, tree) };
  if (isCount(query)) {
    const { limit, offset = 0 } = query;
    return { ...shape, kind: 'count', count: (run) => take(candidates(run)(), offset, limit).length };
  }
  if (isAggregate(query)) {
    const grouped = aggregation(scope, query, grouping);
    return {
      ...shape,
      kind: 'groups',
      aggregation: grouped,
      records: (run) => grouped.records(run, candidates(run)()),
    };
  }
  const { projection, rows } = selected(scope, query, candidates, compileChild);
  return { ...shape, kind: 'rows', projection, rows: (run) => rows(run)() };
}

/** SELECT COUNT() alone, whose answer is a total and no records. */
function isCount(query: Query): boolean {
  const [only, ...more] = query.fields ?? [];
  if (
    only?.type !== 'FieldFunctionExpression' ||
    !/^count$/i.test(only.functionName) ||
    only.parameters.length > 0
  )
    return false;
  if (more.length > 0 || query.groupBy || query.orderBy || only.alias) {
    throw malformed('COUNT() stands alone: it takes no alias, no other field, no GROUP BY and no ORDER BY');
  }
  return true;
}
