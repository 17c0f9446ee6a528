import type { FunctionExp, GroupByClause, OrderByClause, Query } from '@jetstreamapp/soql-parser-js';
import { SalesforceError } from '../errors.ts';
import type { FieldType, Row, Value } from '../types.ts';
import { accumulator, aggregateType } from './accumulators.ts';
import { comparison, compareValues } from './comparisons.ts';
import { conditionTree } from './conditions.ts';
import { refusal } from './errors.ts';
import { formatter } from './format.ts';
import { AGGREGATES, functionExpression, unspoken } from './functions.ts';
import { collect, groupingSets } from './grouping.ts';
import type { Group, Slot } from './grouping.ts';
import { sorted, sortKey } from './order.ts';
import type { Expression, Run, Scope } from './run.ts';
import { fieldExpression } from './scope.ts';
import { locate } from './tokens.ts';
import { testOf } from './where.ts';
import { toWire } from './wire.ts';

/** The platform answers an aggregate statement in one batch or not at all. */
const MAX_GROUPS = 2000;
const MAX_ROLLUP = 3;

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

/** A reading of a group, with the type HAVING and ORDER BY compare it by. */
interface GroupValue {
  target: Expression;
  read(group: Group): Value;
}

export function isAggregate(query: Pick<Query, 'fields' | 'groupBy'>): boolean {
  return (
    query.groupBy !== undefined ||
    (query.fields ?? []).some((item) => item.type === 'FieldFunctionExpression' && holdsAggregate(item))
  );
}

function holdsAggregate(call: FunctionExp): boolean {
  const name = (call.functionName ?? '').toUpperCase();
  if (AGGREGATES.has(name) || name === 'GROUPING') return true;
  return (call.parameters ?? []).some((each) => typeof each !== 'string' && holdsAggregate(each));
}

/** SELECT, GROUP BY, HAVING and ORDER BY of a statement that answers groups. */
export function aggregation(
  scope: Scope,
  query: Pick<Query, 'fields' | 'groupBy' | 'having' | 'orderBy' | 'limit' | 'offset'>,
): Aggregation {
  const { dimensions, kind } = groupBy(scope, [query.groupBy ?? []].flat());
  const slots: Slot[] = [];
  const known = new Map<string, GroupValue>();

  const dimension = (target: Expression): GroupValue => {
    const at = dimensions.findIndex((each) => each.name.toLowerCase() === target.name.toLowerCase());
    if (at < 0)
      throw refusal(
        'MALFORMED_QUERY',
        `Field must be grouped or aggregated: ${target.name}`,
        scope.text,
        locate(scope.text, target.name),
      );
    return { target, read: (group) => group.dimensions[at] ?? null };
  };
  const aggregate = (call: FunctionExp): GroupValue => {
    const name = (call.functionName ?? '').toUpperCase();
    if (name === 'GROUPING') return grouping(call);
    if (!AGGREGATES.has(name)) return dimension(functionExpression(scope, call));
    const [argument, ...more] = call.parameters ?? [];
    if (more.length > 0 || (argument !== undefined && typeof argument !== 'string'))
      throw unspoken(scope, name);
    const of = argument === undefined ? undefined : fieldExpression(scope, argument);
    const id = `${name}(${of?.name ?? ''})`;
    const type = aggregateType(name, of);
    if (type === undefined) {
      throw refusal(
        'MALFORMED_QUERY',
        `field ${of?.name ?? ''} does not support aggregate operator ${name}`,
        scope.text,
        locate(scope.text, argument ?? name),
      );
    }
    let value = known.get(id);
    if (!value) {
      const at = slots.push({ target: of, create: accumulator(name, of) }) - 1;
      const target: Expression = {
        name: id,
        type,
        field: name === 'MIN' || name === 'MAX' ? of?.field : undefined,
        own: false,
        bind: () => () => null,
      };
      value = { target, read: (group) => group.accumulators[at]?.result() ?? null };
      known.set(id, value);
    }
    return value;
  };
  const grouping = (call: FunctionExp): GroupValue => {
    const [argument] = call.parameters ?? [];
    if (kind === 'plain' || typeof argument !== 'string')
      throw refusal(
        'MALFORMED_QUERY',
        'GROUPING is only allowed with ROLLUP or CUBE',
        scope.text,
        locate(scope.text, 'GROUPING'),
      );
    const of = fieldExpression(scope, argument);
    const at = dimensions.findIndex((each) => each.name === of.name);
    if (at < 0)
      throw refusal(
        'MALFORMED_QUERY',
        `Field must be grouped or aggregated: ${of.name}`,
        scope.text,
        locate(scope.text, argument),
      );
    return {
      target: { name: `GROUPING(${of.name})`, type: 'int', own: false, bind: () => () => null },
      read: (group) => (group.rolled[at] ? 1 : 0),
    };
  };

  const columns = outputs(scope, query.fields ?? [], dimension, aggregate);
  const having =
    query.having === undefined ? undefined : havingTest(scope, query.having, dimension, aggregate);
  const clauses = [query.orderBy ?? []].flat();
  const order = clauses.map((clause) => ({
    clause,
    value: 'field' in clause ? dimension(fieldExpression(scope, clause.field)) : aggregate(clause.fn),
  }));
  const sets = groupingSets(kind, dimensions.length);

  return {
    columns,
    records(run, rows) {
      const passes = having?.(run);
      const collected = naturalOrder(dimensions, collect(run, rows, dimensions, slots, sets));
      const groups = arrange(passes ? collected.filter((group) => passes(group)) : collected, order);
      const from = query.offset ?? 0;
      const page = groups.slice(from, query.limit === undefined ? undefined : from + query.limit);
      if (page.length > MAX_GROUPS) {
        throw new SalesforceError(
          400,
          'EXCEEDED_ID_LIMIT',
          'Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
        );
      }
      const writers = columns.map((column) => ({
        key: column.key,
        read: column.read(run),
        wire: toWire(column.type),
      }));
      return page.map((group) => {
        const record: Record<string, unknown> = { attributes: { type: 'AggregateResult' } };
        for (const { key, read, wire } of writers) record[key] = wire(read(group));
        return record;
      });
    },
  };
}

function groupBy(
  scope: Scope,
  clauses: GroupByClause[],
): { dimensions: Expression[]; kind: 'plain' | 'rollup' | 'cube' } {
  const special = clauses.find(
    (clause) => 'fn' in clause && /^(ROLLUP|CUBE)$/i.test(clause.fn.functionName ?? ''),
  );
  if (!special || !('fn' in special)) {
    return {
      kind: 'plain',
      dimensions: clauses.map((clause) =>
        groupable(
          scope,
          'field' in clause ? fieldExpression(scope, clause.field) : functionExpression(scope, clause.fn),
        ),
      ),
    };
  }
  const name = (special.fn.functionName ?? '').toUpperCase();
  const parameters = special.fn.parameters ?? [];
  if (clauses.length > 1)
    throw refusal(
      'MALFORMED_QUERY',
      `${name} can not be combined with other fields in GROUP BY`,
      scope.text,
      locate(scope.text, name),
    );
  if (parameters.length > MAX_ROLLUP)
    throw refusal(
      'MALFORMED_QUERY',
      `GROUP BY ${name} takes at most ${MAX_ROLLUP} fields`,
      scope.text,
      locate(scope.text, name),
    );
  const dimensions = parameters.map((each) =>
    groupable(
      scope,
      typeof each === 'string' ? fieldExpression(scope, each) : functionExpression(scope, each),
    ),
  );
  return { kind: name === 'CUBE' ? 'cube' : 'rollup', dimensions };
}

function groupable(scope: Scope, target: Expression): Expression {
  if (target.field && !target.field.groupable) {
    throw refusal(
      'MALFORMED_QUERY',
      `field '${target.name}' can not be grouped in a query call`,
      scope.text,
      locate(scope.text, target.name),
    );
  }
  return target;
}

type Read = { dimension(target: Expression): GroupValue; aggregate(call: FunctionExp): GroupValue };

function outputs(
  scope: Scope,
  items: NonNullable<Query['fields']>,
  dimension: Read['dimension'],
  aggregate: Read['aggregate'],
): OutputColumn[] {
  const columns: OutputColumn[] = [];
  let unnamed = 0;
  const add = (column: OutputColumn) => {
    if (columns.some((each) => each.key.toLowerCase() === column.key.toLowerCase())) {
      throw refusal(
        'MALFORMED_QUERY',
        `duplicate alias: ${column.key}`,
        scope.text,
        locate(scope.text, column.key),
      );
    }
    columns.push(column);
  };
  for (const item of items) {
    if (item.type === 'FieldFunctionExpression') {
      const shown = /^format$/i.test(item.functionName);
      const inner = shown ? item.parameters[0] : item;
      if (inner === undefined || typeof inner === 'string') throw unspoken(scope, item.functionName);
      const value = aggregate(inner);
      const plain = () => value.read;
      const asText = (run: Run) => {
        const write = formatter(run, value.target.type, value.target.field);
        return (group: Group) => write(value.read(group));
      };
      add({
        key: item.alias ?? `expr${unnamed++}`,
        type: shown ? 'string' : value.target.type,
        aggregate: true,
        read: shown ? asText : plain,
      });
    } else if (item.type === 'Field' || item.type === 'FieldRelationship') {
      const written = item.type === 'Field' ? item.field : [...item.relationships, item.field].join('.');
      const value = dimension(fieldExpression(scope, written));
      const leaf = value.target.name.split('.').at(-1) ?? written;
      add({
        key: ('alias' in item && item.alias) || leaf,
        type: value.target.type,
        aggregate: false,
        read: () => value.read,
      });
    } else {
      const what = item.type === 'FieldSubquery' ? 'a child subquery' : 'TYPEOF';
      throw refusal(
        'MALFORMED_QUERY',
        `${what} can not be used in a statement with aggregates or GROUP BY`,
        scope.text,
        -1,
      );
    }
  }
  return columns;
}

function havingTest(
  scope: Scope,
  clause: NonNullable<Query['having']>,
  dimension: Read['dimension'],
  aggregate: Read['aggregate'],
) {
  return testOf<Group>(conditionTree(clause, scope.text), (condition) => {
    if (condition.subquery)
      throw refusal(
        'MALFORMED_QUERY',
        'semi joins are not allowed in HAVING',
        scope.text,
        locate(scope.text, 'HAVING'),
      );
    const value =
      typeof condition.left === 'string'
        ? dimension(fieldExpression(scope, condition.left))
        : aggregate(condition.left);
    const test = comparison(scope, value.target, condition.written);
    return (run) => {
      const passes = test(run);
      return (group) => passes(value.read(group));
    };
  });
}

/** Without ORDER BY groups come sorted by what they are grouped by, subtotals after their members. */
function naturalOrder(dimensions: Expression[], groups: Group[]): Group[] {
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

function arrange(groups: Group[], order: { clause: OrderByClause; value: GroupValue }[]): Group[] {
  if (order.length === 0) return groups;
  return sorted(
    groups.map((item) => ({ item, values: order.map(({ value }) => value.read(item)) })),
    order.map(({ clause, value }) => sortKey(value.target, clause)),
  );
}
