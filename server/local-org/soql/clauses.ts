import type { Query, Subquery } from '@jetstreamapp/soql-parser-js';
import { invalidType, SalesforceError } from '../errors.ts';
import type { ObjectDef, Schema } from '../types.ts';
import { malformed, refuse } from './errors.ts';
import type { Scope } from './run.ts';

const MAX_OFFSET = 2000;

/** Every property of the parser's tree that is evaluated or refused. Another one is a clause nobody looked at. */
const KNOWN = new Set(
  'fields sObject relationshipName sObjectPrefix sObjectAlias usingScope where limit offset groupBy having orderBy for'.split(
    ' ',
  ),
);

/** Refuses clauses that only Apex has, that this org does not speak, or that it has never heard of. */
export function checkClauses(scope: Scope, query: Query | Subquery): void {
  const apex = (what: string, word: string) =>
    refuse(scope, 'MALFORMED_QUERY', `${what} is only allowed in Apex`, word);
  if (query.withSecurityEnforced) throw apex('WITH SECURITY_ENFORCED', 'WITH');
  if (query.withAccessLevel) throw apex(`WITH ${query.withAccessLevel}`, 'WITH');
  if (query.for === 'UPDATE') throw apex('FOR UPDATE', 'FOR');
  if (query.withDataCategory)
    throw refuse(scope, 'MALFORMED_QUERY', 'this org does not speak WITH DATA CATEGORY', 'WITH');
  if (query.update)
    throw refuse(scope, 'MALFORMED_QUERY', `this org does not speak UPDATE ${query.update}`, 'UPDATE');
  if ((query.offset ?? 0) > MAX_OFFSET) {
    throw new SalesforceError(
      400,
      'NUMBER_OUTSIDE_VALID_RANGE',
      `Maximum SOQL offset allowed is ${MAX_OFFSET}`,
    );
  }
  const unknown = Object.keys(query).find(
    (key) => !KNOWN.has(key) && query[key as keyof typeof query] !== undefined,
  );
  if (unknown) throw malformed(`this org does not speak the clause '${unknown}'`);
}

/** The object after FROM. */
export function objectOf(schema: Schema, name: string, text: string): ObjectDef {
  const object = schema.object(name);
  if (object?.queryable === false && !object.platformEvent)
    throw refuse(
      { text },
      'INVALID_TYPE_FOR_OPERATION',
      `entity type ${object.name} does not support query`,
      name,
    );
  if (!object?.queryable) throw refuse({ text }, 'INVALID_TYPE', invalidType(name).message, name);
  return object;
}
