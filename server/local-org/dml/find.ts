import type { FieldDef, ObjectDef, Org, Row, SaveError, Value } from '../types.ts';
import { saveError } from './change.ts';
import { coerce } from './coerce.ts';

export type Found = { field: FieldDef; rows: Row[] } | { error: SaveError };

/** Live records whose external id has the value; several when the field is not unique. */
export function findByExternalId(org: Org, def: ObjectDef, fieldName: string, value: string): Found {
  const field = def.fieldByName.get(fieldName.toLowerCase());
  if (!field?.idLookup) {
    const message = `Provided external ID field does not exist or is not accessible: ${fieldName}`;
    return { error: saveError('NOT_FOUND', message) };
  }
  const coerced = coerce(field, value);
  if (coerced.error) return { error: coerced.error };
  if (coerced.value === null) return { error: saveError('MISSING_ARGUMENT', `${field.name} not specified`) };
  return { field, rows: live(org, def, field, coerced.value) };
}

function live(org: Org, def: ObjectDef, field: FieldDef, value: Value): Row[] {
  return org.store
    .table(def.name)
    .lookup(field.name, value)
    .filter((row) => row.IsDeleted !== true);
}
