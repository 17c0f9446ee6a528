import type { Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { invalidType, SalesforceError } from '../errors.ts';
import type { ObjectDef, Row, Schema, Value } from '../types.ts';
import { source } from './access-path.ts';
import { aggregation, isAggregate } from './aggregate.ts';
import type { Aggregation } from './aggregate.ts';
import { conditionTree } from './conditions.ts';
import type { Tree } from './conditions.ts';
import { malformed, refusal } from './errors.ts';
import { checkFieldsLimit } from './fields-function.ts';
import { rowOrder } from './order.ts';
import { parse } from './parse.ts';
import { projection } from './projection.ts';
import type { CompileChild, Projection } from './projection.ts';
import type { Run, Scope } from './run.ts';
import { fieldExpression } from './scope.ts';
import { locate } from './tokens.ts';
import { wherePredicate } from './where.ts';
import type { SemiJoin } from './where.ts';

const MAX_OFFSET = 2000;

/** Rows that pass the WHERE clause: bound to a run once, then asked for once, or for each parent of a child subquery. */
type Candidates = (run: Run) => (parent?: Row) => Iterable<Row>;

interface Shape {
  object: ObjectDef;
  text: string;
  query: Query;
}
/** A compiled statement: names resolved, conditions turned into closures; holds no rows and no clock. */
export type Statement =
  | (Shape & { kind: 'rows'; projection: Projection; rows(run: Run): Row[] })
  | (Shape & { kind: 'count'; count(run: Run): number })
  | (Shape & { kind: 'groups'; aggregation: Aggregation; records(run: Run): Record<string, unknown>[] });

/** Every property of the parser's tree that is evaluated or refused below. Another one is a clause nobody looked at. */
const KNOWN = new Set([
  'fields',
  'sObject',
  'relationshipName',
  'sObjectAlias',
  'usingScope',
  'where',
  'limit',
  'offset',
  'groupBy',
  'having',
  'orderBy',
  'for',
]);

export function compile(schema: Schema, text: string): Statement {
  const query = parse(text);
  const object = objectOf(schema, query.sObject ?? '', text);
  const scope: Scope = { schema, object, alias: query.sObjectAlias, text };
  const shape: Shape = { object, text, query };
  refuseUnspoken(scope, query);
  const tree = query.where && conditionTree(query.where, text);
  const candidates = filtered(scope, query, tree);
  const items = query.fields ?? [];
  const [only] = items;
  if (
    items.length === 1 &&
    only?.type === 'FieldFunctionExpression' &&
    /^count$/i.test(only.functionName) &&
    only.parameters.length === 0
  ) {
    if (query.groupBy ?? query.orderBy ?? only.alias)
      throw malformed('COUNT() stands alone: it takes no alias, GROUP BY or ORDER BY');
    const bounds = { from: query.offset ?? 0, limit: query.limit };
    return {
      ...shape,
      kind: 'count',
      count: (run) => take(candidates(run)(), bounds.from, bounds.limit).length,
    };
  }
  if (isAggregate(query)) {
    const grouped = aggregation(scope, query);
    return {
      ...shape,
      kind: 'groups',
      aggregation: grouped,
      records: (run) => grouped.records(run, candidates(run)()),
    };
  }
  checkFieldsLimit(scope, items, query.limit);
  const { select, rows } = rowsOf(scope, query, candidates);
  return { ...shape, kind: 'rows', projection: select, rows: (run) => rows(run)() };
}

/** SELECT, ORDER BY, OFFSET and LIMIT over filtered rows. */
function rowsOf(
  scope: Scope,
  query: Query | Subquery,
  candidates: Candidates,
): { select: Projection; rows(run: Run): (parent?: Row) => Row[] } {
  const clauses = [query.orderBy ?? []].flat();
  const order = clauses.length > 0 ? rowOrder(scope, clauses) : undefined;
  const from = query.offset ?? 0;
  return {
    select: projection(scope, query.fields ?? [], compileChild),
    rows: (run) => {
      const read = candidates(run);
      return (parent) => take(order ? order(run, [...read(parent)]) : read(parent), from, query.limit);
    },
  };
}

/** Stops reading as soon as the limit is reached. */
function take(rows: Iterable<Row>, from: number, limit: number | undefined): Row[] {
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

function filtered(
  scope: Scope,
  query: Query | Subquery,
  tree: Tree | undefined,
  from?: Candidates,
): Candidates {
  const where = tree && wherePredicate(scope, tree, semiJoin);
  const mine = scopeFilter(scope, query.usingScope);
  const all = source(scope, tree);
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
function scopeFilter(scope: Scope, name: string | undefined): boolean {
  if (name === undefined || /^everything$/i.test(name)) return false;
  if (/^mine$/i.test(name) && scope.object.fieldByName.has('ownerid')) return true;
  throw refusal(
    'MALFORMED_QUERY',
    `this org does not speak USING SCOPE ${name} on '${scope.object.name}'`,
    scope.text,
    locate(scope.text, name),
  );
}

const semiJoin: SemiJoin = (outer, query) => {
  const object = objectOf(outer.schema, query.sObject ?? '', outer.text);
  const scope: Scope = { schema: outer.schema, object, alias: query.sObjectAlias, text: outer.text };
  const [item, ...more] = query.fields ?? [];
  if (!item || item.type !== 'Field' || more.length > 0 || query.groupBy) {
    throw malformed('a semi join sub-select must select exactly one field');
  }
  refuseUnspoken(scope, query);
  const selected = fieldExpression(scope, item.field);
  if (selected.type !== 'id' && selected.type !== 'reference') {
    throw refusal(
      'MALFORMED_QUERY',
      `a semi join sub-select must select an ID or reference field: '${item.field}'`,
      scope.text,
      locate(scope.text, item.field),
    );
  }
  if (query.limit !== undefined || query.offset !== undefined || query.orderBy) {
    throw malformed('LIMIT, OFFSET and ORDER BY are not allowed in semi join sub-selects');
  }
  const tree = query.where && conditionTree(query.where, outer.text);
  if (tree && holdsSubquery(tree)) throw malformed('Nesting of semi join sub-selects is not supported');
  const candidates = filtered(scope, query, tree);
  return (run) => {
    const read = selected.bind(run);
    const values = new Set<Value>();
    for (const row of candidates(run)()) values.add(read(row));
    return values;
  };
};

function holdsSubquery(tree: Tree): boolean {
  if (tree.kind === 'comparison') return tree.subquery !== undefined;
  return tree.kind === 'not' ? holdsSubquery(tree.of) : tree.of.some(holdsSubquery);
}

const compileChild: CompileChild = (outer, subquery) => {
  const wanted = subquery.relationshipName.toLowerCase();
  const relationship = outer.object.childRelationships.find(
    (each) => each.relationshipName?.toLowerCase() === wanted,
  );
  const object = relationship && outer.schema.object(relationship.childSObject);
  const prefix = subquery.sObjectPrefix?.join('.').toLowerCase();
  const prefixed =
    prefix === undefined ||
    prefix === outer.object.name.toLowerCase() ||
    prefix === outer.alias?.toLowerCase();
  if (!relationship || !object || !prefixed) {
    throw refusal(
      'INVALID_TYPE',
      `Didn't understand relationship '${subquery.relationshipName}' in FROM part of query call. If you are attempting to use a custom relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the describe call for the appropriate names.`,
      outer.text,
      locate(outer.text, subquery.relationshipName),
    );
  }
  const scope: Scope = { schema: outer.schema, object, alias: subquery.sObjectAlias, text: outer.text };
  refuseUnspoken(scope, subquery);
  if (isAggregate(subquery)) throw malformed('aggregates and GROUP BY are not allowed in child subqueries');
  const name = relationship.relationshipName ?? subquery.relationshipName;
  const { field } = relationship;
  const tree = subquery.where && conditionTree(subquery.where, outer.text);
  const children: Candidates = (run) => (parent) =>
    parent ? run.reader.lookup(object.name, field, parent.Id, { includeDeleted: run.includeDeleted }) : [];
  const inner = rowsOf(scope, subquery, filtered(scope, subquery, tree, children));
  return {
    name,
    part: (run) => {
      const write = inner.select.record(run);
      const read = inner.rows(run);
      return (row) => {
        const records = read(row).map(write);
        return records.length === 0 ? null : { totalSize: records.length, done: true, records };
      };
    },
  };
};

function refuseUnspoken(scope: Scope, query: Query | Subquery): void {
  const { text } = scope;
  if (query.withSecurityEnforced)
    throw refusal(
      'MALFORMED_QUERY',
      'WITH SECURITY_ENFORCED is only allowed in Apex',
      text,
      locate(text, 'WITH'),
    );
  if (query.withAccessLevel)
    throw refusal(
      'MALFORMED_QUERY',
      `WITH ${query.withAccessLevel} is only allowed in Apex`,
      text,
      locate(text, 'WITH'),
    );
  if (query.withDataCategory)
    throw refusal(
      'MALFORMED_QUERY',
      'this org does not speak WITH DATA CATEGORY',
      text,
      locate(text, 'WITH'),
    );
  if (query.update)
    throw refusal(
      'MALFORMED_QUERY',
      `this org does not speak UPDATE ${query.update}`,
      text,
      locate(text, 'UPDATE'),
    );
  if (query.for === 'UPDATE')
    throw refusal('MALFORMED_QUERY', 'FOR UPDATE is only allowed in Apex', text, locate(text, 'FOR'));
  if ((query.offset ?? 0) > MAX_OFFSET)
    throw new SalesforceError(
      400,
      'NUMBER_OUTSIDE_VALID_RANGE',
      `Maximum SOQL offset allowed is ${MAX_OFFSET}`,
    );
  const unknown = Object.keys(query).find(
    (key) => !KNOWN.has(key) && key !== 'sObjectPrefix' && query[key as keyof typeof query] !== undefined,
  );
  if (unknown) throw malformed(`this org does not speak the clause '${unknown}'`);
}

function objectOf(schema: Schema, name: string, text: string): ObjectDef {
  const object = schema.object(name);
  if (!object?.queryable) throw refusal('INVALID_TYPE', invalidType(name).message, text, locate(text, name));
  return object;
}
