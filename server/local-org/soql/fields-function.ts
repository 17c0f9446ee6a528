import type { FieldFunctionExpression } from '@jetstreamapp/soql-parser-js';
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

/** FIELDS(ALL) and FIELDS(CUSTOM) have no bound on their width, so the platform bounds their rows. */
export function checkFieldsLimit(scope: Scope, items: { type: string }[], limit: number | undefined): void {
  for (const item of items as FieldFunctionExpression[]) {
    if (item.type !== 'FieldFunctionExpression' || item.functionName.toUpperCase() !== 'FIELDS') continue;
    const group = String(item.parameters[0] ?? '').toUpperCase();
    if (group !== 'STANDARD' && (limit === undefined || limit > MAX_LIMIT)) {
      throw refuse(
        scope,
        'MALFORMED_QUERY',
        `The SOQL FIELDS function must have a LIMIT of at most ${MAX_LIMIT}`,
        'FIELDS',
      );
    }
  }
}
