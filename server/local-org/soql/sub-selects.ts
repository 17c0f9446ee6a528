import type { Row, Value } from '../types.ts';
import { activityList } from './activity-lists.ts';
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

/** Objects the platform does not look for ids in, as its reference lists them; tags are the objects named so. */
const NOT_JOINED =
  /^(ActivityHistory|Attachment|ContentDocumentLink|Event|EventAttendee|Note|OpenActivity|Task|\w*Tag)$/;

/** `Id IN (SELECT AccountId FROM Contact …)`: the values of the one field it selects. */
export const semiJoin: SemiJoin = (outer, query, left) => {
  const object = objectOf(outer.schema, query.sObject ?? '', outer.text);
  if (NOT_JOINED.test(object.name)) {
    const message = `Entity '${object.name}' is not supported for semi join inner selects`;
    throw refuse(outer, 'MALFORMED_QUERY', message, query.sObject);
  }
  if (left.name.includes('.')) {
    const message = `The left operand of a semi join can not be a field of a relationship: '${left.name}'`;
    throw refuse(outer, 'MALFORMED_QUERY', message, left.name);
  }
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
      `The selected field '${field.name}' in the subquery and the left operand field in the where expression in the ` +
      `outer query '${left.name}' should point to the same object type`;
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

/** In a child subquery there is no semi join. */
const noSemiJoin: SemiJoin = (outer) => {
  const message =
    'Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.';
  throw refuse(outer, 'MALFORMED_QUERY', message, 'IN');
};

/** Levels of a statement, the outermost among them. */
const MAX_LEVELS = 5;

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
  const level = (outer.level ?? 0) + 1;
  const scope: Scope = { schema: outer.schema, object, alias, limit, level, text: outer.text };
  checkClauses(scope, subquery);
  if (level >= MAX_LEVELS) {
    const message = `a statement has at most ${MAX_LEVELS} levels of parents and children`;
    throw refuse(outer, 'MALFORMED_QUERY', message, subquery.relationshipName);
  }
  if (subquery.usingScope !== undefined)
    throw refuse(outer, 'MALFORMED_QUERY', 'USING SCOPE is not allowed in a child subquery', 'USING');
  if (subquery.offset !== undefined && outer.limit !== 1) {
    const message = 'OFFSET is only allowed in a child subquery when its parent has LIMIT 1';
    throw refuse(outer, 'MALFORMED_QUERY', message, 'OFFSET');
  }
  if (isAggregate(subquery)) throw malformed('only root queries support aggregate expressions');
  const { field } = relationship;
  const listed = activityList(scope, outer, subquery);
  const children: Candidates = (run) => (parent) =>
    listed
      ? listed(run, parent)
      : parent
        ? run.reader.lookup(object.name, field, parent.Id, { includeDeleted: run.includeDeleted })
        : [];
  const tree = subquery.where && conditionTree(subquery.where, outer.text);
  const inner = selected(
    scope,
    subquery,
    filtered(scope, subquery, tree, noSemiJoin, children),
    compileChild,
  );
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
