import type { FunctionExp, OrderByClause, Query } from '@jetstreamapp/soql-parser-js';
import { SalesforceError } from '../errors.ts';
import type { FieldType, Row, Value } from '../types.ts';
import { comparison } from './comparisons.ts';
import { conditionTree } from './conditions.ts';
import { refuse } from './errors.ts';
import { expandFields } from './fields-function.ts';
import { formatter } from './format.ts';
import { AGGREGATES, labelOf, unspoken } from './functions.ts';
import { GroupValues } from './group-values.ts';
import type { GroupValue } from './group-values.ts';
import { collect, groupingSets, naturalOrder } from './grouping.ts';
import type { Group, GroupingKind } from './grouping.ts';
import { sorted, sortKey } from './order.ts';
import type { Run, Scope } from './run.ts';
import { testOf } from './where.ts';
import { toWire } from './wire.ts';

/** The platform answers an aggregate statement in one batch or not at all. */
const MAX_GROUPS = 2000;

export interface OutputColumn {
  /** Alias, grouped field's name, or expr0, expr1 … in order of the aggregates without one. */
  key: string;
  type: FieldType;
  aggregate: boolean;
  read(run: Run): (group: Group) => Value;
}

export interface Aggregation {
  columns: OutputColumn[];
  records(run: Run, rows: Iterable<Row>): Record<string, unknown>[];
}

type Clauses = Pick<Query, 'fields' | 'groupBy' | 'having' | 'orderBy' | 'limit' | 'offset'>;

export function isAggregate(query: Clauses): boolean {
  const items = query.fields ?? [];
  return (
    query.groupBy !== undefined ||
    items.some((item) => item.type === 'FieldFunctionExpression' && holdsAggregate(item))
  );
}

function holdsAggregate(call: FunctionExp): boolean {
  const name = (call.functionName ?? '').toUpperCase();
  if (AGGREGATES.has(name) || name === 'GROUPING') return true;
  return (call.parameters ?? []).some((each) => typeof each !== 'string' && holdsAggregate(each));
}

/** SELECT, GROUP BY, HAVING and ORDER BY of a statement that answers groups. */
export function aggregation(scope: Scope, query: Clauses, kind: GroupingKind): Aggregation {
  const unbounded = query.limit !== undefined ? 'LIMIT' : query.offset !== undefined ? 'OFFSET' : undefined;
  if (query.groupBy === undefined && unbounded !== undefined) {
    const message = `Non-grouped query that uses overall aggregate functions cannot also use ${unbounded}`;
    throw refuse(scope, 'MALFORMED_QUERY', message, unbounded);
  }
  const values = new GroupValues(scope, [query.groupBy ?? []].flat(), kind);
  const columns = outputs(scope, query.fields ?? [], values);
  values.refuseGroupedAggregates();
  const having = query.having === undefined ? undefined : havingTest(scope, query.having, values);
  const order = [query.orderBy ?? []].flat().map((clause) => ({
    clause,
    value: 'field' in clause ? values.field(clause.field) : values.call(clause.fn),
  }));
  const sets = groupingSets(values.kind, values.dimensions.length);
  const from = query.offset ?? 0;
  const until = query.limit === undefined ? undefined : from + query.limit;

  return {
    columns,
    records(run, rows) {
      const passes = having?.(run);
      const collected = naturalOrder(
        values.dimensions,
        collect(run, rows, values.dimensions, values.slots, sets),
      );
      const passing = passes ? collected.filter((group) => passes(group)) : collected;
      const groups = arrange(run, passing, order).slice(from, until);
      if (groups.length > MAX_GROUPS) throw tooManyGroups();
      const writers = columns.map((column) => ({
        key: column.key,
        read: column.read(run),
        wire: toWire(column.type),
      }));
      return groups.map((group) => {
        const record: Record<string, unknown> = { attributes: { type: 'AggregateResult' } };
        for (const { key, read, wire } of writers) record[key] = wire(read(group));
        return record;
      });
    },
  };
}

function tooManyGroups(): SalesforceError {
  const message =
    'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch';
  return new SalesforceError(400, 'EXCEEDED_ID_LIMIT', message);
}

function outputs(scope: Scope, items: NonNullable<Query['fields']>, values: GroupValues): OutputColumn[] {
  const columns: OutputColumn[] = [];
  let unnamed = 0;
  for (const item of items) {
    let column: OutputColumn;
    if (item.type === 'FieldFunctionExpression' && /^fields$/i.test(item.functionName)) {
      // The platform says which of them is not grouped; nobody groups by all.
      for (const name of expandFields(scope, item)) values.field(name);
      throw unspoken(scope, item.functionName);
    } else if (item.type === 'FieldFunctionExpression') {
      const key = item.alias ?? `expr${unnamed}`;
      if (item.alias === undefined) unnamed += 1;
      column = callColumn(scope, item, key, values);
    } else if (item.type === 'Field' || item.type === 'FieldRelationship') {
      const written = item.type === 'Field' ? item.field : [...item.relationships, item.field].join('.');
      const value = values.field(written);
      const leaf = value.target.name.split('.').at(-1) ?? written;
      const key = ('alias' in item && item.alias) || leaf;
      column = { key, type: value.target.type, aggregate: false, read: () => value.read };
    } else {
      const what = item.type === 'FieldSubquery' ? 'a child subquery' : 'TYPEOF';
      throw refuse(
        scope,
        'MALFORMED_QUERY',
        `${what} can not be used in a statement with aggregates or GROUP BY`,
      );
    }
    if (columns.some((each) => each.key.toLowerCase() === column.key.toLowerCase())) {
      throw refuse(scope, 'MALFORMED_QUERY', `duplicate alias: ${column.key}`, column.key);
    }
    columns.push(column);
  }
  return columns;
}

/** An aggregate, a grouped field or date function, or FORMAT() or toLabel() around one. */
function callColumn(scope: Scope, item: FunctionExp, key: string, values: GroupValues): OutputColumn {
  const name = (item.functionName ?? '').toUpperCase();
  if (name !== 'FORMAT' && name !== 'TOLABEL') {
    const part = values.partOfDay(item);
    if (part) return { key, type: part.type, aggregate: true, read: part.read };
    const value = values.call(item);
    return { key, type: value.target.type, aggregate: true, read: () => value.read };
  }
  const [inner, ...more] = item.parameters ?? [];
  if (inner === undefined || more.length > 0) throw unspoken(scope, item.functionName ?? '');
  const value = typeof inner === 'string' ? values.field(inner) : values.call(inner);
  const read = (run: Run) => {
    const write =
      name === 'FORMAT'
        ? formatter(scope, value.target)(run)
        : labelOf(value.target.field, value.target.type);
    return (group: Group) => write(value.read(group));
  };
  return { key, type: 'string', aggregate: true, read };
}

function havingTest(scope: Scope, clause: NonNullable<Query['having']>, values: GroupValues) {
  return testOf<Group>(conditionTree(clause, scope.text), (condition) => {
    if (condition.subquery)
      throw refuse(scope, 'MALFORMED_QUERY', 'semi joins are not allowed in HAVING', 'HAVING');
    const value =
      typeof condition.left === 'string' ? values.field(condition.left) : values.call(condition.left);
    const test = comparison(scope, value.target, condition.written);
    return (run) => {
      const passes = test(run);
      return (group) => passes(value.read(group));
    };
  });
}

function arrange(run: Run, groups: Group[], order: { clause: OrderByClause; value: GroupValue }[]): Group[] {
  if (order.length === 0) return groups;
  return sorted(
    groups.map((item) => ({ item, values: order.map(({ value }) => value.read(item)) })),
    order.map(({ clause, value }) => sortKey(value.target, clause, run)),
  );
}
