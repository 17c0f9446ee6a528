import type { Row, Value } from '../types.ts';
import { isAggregate } from './aggregate.ts';
import { checkClauses, objectOf } from './clauses.ts';
import { conditionTree } from './conditions.ts';
import type { Tree } from './conditions.ts';
import { malformed, refuse } from './errors.ts';
import type { CompileChild } from './projection.ts';
import { filtered, selected } from './rows.ts';
import type { Candidates } from './rows.ts';
import type { Scope } from './run.ts';
import { fieldExpression } from './scope.ts';
import type { SemiJoin } from './where.ts';

/** `Id IN (SELECT AccountId FROM Contact …)`: the values of the one field it selects. */
export const semiJoin: SemiJoin = (outer, query, left) => {
  const object = objectOf(outer.schema, query.sObject ?? '', outer.text);
  const scope: Scope = { schema: outer.schema, object, alias: query.sObjectAlias, text: outer.text };
  const [item, ...more] = query.fields ?? [];
  if (!item || item.type !== 'Field' || more.length > 0 || query.groupBy) {
    throw malformed('a semi join sub-select must select exactly one field');
  }
  if (object === outer.object) {
    const message = 'The inner and outer selects should not be on the same object type';
    throw refuse(outer, 'MALFORMED_QUERY', message, 'IN');
  }
  checkClauses(scope, query);
  const field = fieldExpression(scope, item.field);
  if (field.type !== 'id' && field.type !== 'reference') {
    const message = `a semi join sub-select must select an ID or reference field: '${item.field}'`;
    throw refuse(scope, 'MALFORMED_QUERY', message, item.field);
  }
  if (left.objects && !field.objects?.some((name) => left.objects?.includes(name))) {
    const message =
      `The selected field '${field.name}' in the subquery and the left operand field '${left.name}' in the where ` +
      'expression in the outer query should point to the same object type';
    throw refuse(outer, 'MALFORMED_QUERY', message, left.name);
  }
  if (query.limit !== undefined || query.offset !== undefined || query.orderBy) {
    throw malformed('LIMIT, OFFSET and ORDER BY are not allowed in semi join sub-selects');
  }
  const tree = query.where && conditionTree(query.where, outer.text);
  if (tree && holdsSubquery(tree)) throw malformed('Nesting of semi join sub-selects is not supported');
  const candidates = filtered(scope, query, tree, semiJoin);
  return (run) => {
    const read = field.bind(run);
    const values = new Set<Value>();
    for (const row of candidates(run)()) values.add(read(row));
    return values;
  };
};

function holdsSubquery(tree: Tree): boolean {
  if (tree.kind === 'comparison') return tree.subquery !== undefined;
  return tree.kind === 'not' ? holdsSubquery(tree.of) : tree.of.some(holdsSubquery);
}

/** `(SELECT … FROM Contacts)` in a SELECT list: a record's children, null when it has none. */
export const compileChild: CompileChild = (outer, subquery) => {
  const wanted = subquery.relationshipName.toLowerCase();
  const relationship = outer.object.childRelationships.find(
    (each) => each.relationshipName?.toLowerCase() === wanted,
  );
  const object = relationship && outer.schema.object(relationship.childSObject);
  const prefix = subquery.sObjectPrefix?.join('.').toLowerCase();
  const ownPrefix =
    prefix === undefined ||
    prefix === outer.object.name.toLowerCase() ||
    prefix === outer.alias?.toLowerCase();
  if (!relationship || !object || !ownPrefix) throw noChildren(outer, subquery.relationshipName);
  const { sObjectAlias: alias, limit } = subquery;
  const scope: Scope = { schema: outer.schema, object, alias, limit, text: outer.text };
  checkClauses(scope, subquery);
  if (subquery.offset !== undefined && outer.limit !== 1) {
    const message = 'OFFSET is only allowed in a child subquery when its parent has LIMIT 1';
    throw refuse(outer, 'MALFORMED_QUERY', message, 'OFFSET');
  }
  if (isAggregate(subquery)) throw malformed('aggregates and GROUP BY are not allowed in child subqueries');
  const { field } = relationship;
  const children: Candidates = (run) => (parent) =>
    parent ? run.reader.lookup(object.name, field, parent.Id, { includeDeleted: run.includeDeleted }) : [];
  const tree = subquery.where && conditionTree(subquery.where, outer.text);
  const inner = selected(scope, subquery, filtered(scope, subquery, tree, semiJoin, children), compileChild);
  return {
    name: relationship.relationshipName ?? subquery.relationshipName,
    projection: inner.projection,
    part: (run) => {
      const write = inner.projection.record(run);
      const read = inner.rows(run);
      return (row: Row) => {
        const rows = read(row);
        if (rows.length === 0) return null;
        const record = (at: number) => write(rows[at] as Row);
        if (run.childPages) return run.childPages({ totalSize: rows.length, length: rows.length, record });
        return { totalSize: rows.length, done: true, records: rows.map(write) };
      };
    },
  };
};

function noChildren(scope: Scope, name: string) {
  const message =
    `Didn't understand relationship '${name}' in FROM part of query call. If you are attempting to use a custom ` +
    `relationship, be sure to append the '__r' after the custom relationship name. Please reference your WSDL or the ` +
    `describe call for the appropriate names.`;
  return refuse(scope, 'INVALID_TYPE', message, name);
}
