import type { FieldFunctionExpression, Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { conditionTree } from './conditions.ts';
import type { Tree } from './conditions.ts';
import { refuse } from './errors.ts';
import type { Scope } from './run.ts';

const MAX_LIMIT = 200;

/** FIELDS(ALL | STANDARD | CUSTOM) as field names. */
export function expandFields(scope: Scope, item: FieldFunctionExpression): string[] {
  const group = String(item.parameters[0] ?? '').toUpperCase();
  if (!['ALL', 'STANDARD', 'CUSTOM'].includes(group)) {
    throw refuse(scope, 'MALFORMED_QUERY', `unexpected token: '${group}'`, group);
  }
  return scope.object.fields
    .filter((field) => group === 'ALL' || field.custom === (group === 'CUSTOM'))
    .map((field) => field.name);
}

/** FIELDS(ALL) and FIELDS(CUSTOM) have no bound on their width, so the platform bounds their rows: by LIMIT, or by ids. */
export function checkFieldsLimit(scope: Scope, { fields = [], limit, where }: Clauses): void {
  for (const item of fields) {
    if (item.type !== 'FieldFunctionExpression' || item.functionName.toUpperCase() !== 'FIELDS') continue;
    if (String(item.parameters[0] ?? '').toUpperCase() === 'STANDARD') continue;
    const rows = Math.min(limit ?? Infinity, where ? idsOf(conditionTree(where, scope.text)) : Infinity);
    if (rows <= MAX_LIMIT) continue;
    const message = `The SOQL FIELDS function must have a LIMIT of at most ${MAX_LIMIT}`;
    throw refuse(scope, 'MALFORMED_QUERY', message, 'FIELDS');
  }
}

type Clauses = Pick<Query | Subquery, 'fields' | 'limit' | 'where'>;

/** How many ids a condition names, at most one of which a row may have. */
function idsOf(tree: Tree): number {
  if (tree.kind === 'not') return Infinity;
  if (tree.kind !== 'comparison') {
    const ids = tree.of.map(idsOf);
    return tree.kind === 'and' ? Math.min(...ids) : ids.reduce((sum, each) => sum + each, 0);
  }
  const { operator, values } = tree.written;
  const isById = /^id$/i.test(String(tree.left)) && !tree.subquery && /^(=|in)$/i.test(operator);
  return isById ? values.length : Infinity;
}
