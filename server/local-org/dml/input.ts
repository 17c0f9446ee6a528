import type { FieldDef, ObjectDef, Row, SaveError, Schema, Store, Value } from '../types.ts';
import { saveError } from './change.ts';
import { coerce } from './coerce.ts';

export interface ReadInput {
  values: Map<FieldDef, Value>;
  errors: SaveError[];
}

/**
 * Reads what a caller sent for one record: field names in any case, `attributes` left out, a parent named by its
 * external id (`{"Subject__r": {"Key__c": "x"}}`, in CSV `Subject__r.Key__c`) turned into its id.
 */
export function readInput(
  input: Record<string, unknown>,
  def: ObjectDef,
  operation: 'insert' | 'update',
  sources: { schema: Schema; store: Store },
): ReadInput {
  const values = new Map<FieldDef, Value>();
  const errors: SaveError[] = [];
  const forbidden: string[] = [];
  for (const [name, sent] of Object.entries(input)) {
    if (name === 'attributes') continue;
    const field = def.fieldByName.get(name.toLowerCase());
    if (!field) {
      const parent = parentByExternalId(name, sent, def, sources);
      if (parent === undefined) errors.push(noColumn(name, def));
      else if ('error' in parent) errors.push(parent.error);
      else if (!writable(parent.field, operation)) forbidden.push(parent.field.name);
      else values.set(parent.field, parent.id);
      continue;
    }
    // Id says which record an update means; everywhere else it cannot be set.
    if (field.type === 'id' && operation === 'update') continue;
    if (!writable(field, operation)) {
      forbidden.push(field.name);
      continue;
    }
    const coerced = coerce(field, sent);
    if (coerced.error) errors.push(coerced.error);
    else values.set(field, coerced.value);
  }
  if (forbidden.length) errors.unshift(cannotWrite(forbidden));
  return { values, errors };
}

const writable = (field: FieldDef, operation: 'insert' | 'update') =>
  operation === 'insert' ? field.createable : field.updateable;

function noColumn(name: string, def: ObjectDef): SaveError {
  return saveError('INVALID_FIELD', `No such column '${name}' on sobject of type ${def.name}`);
}

function cannotWrite(fields: string[]): SaveError {
  const message =
    `Unable to create/update fields: ${fields.join(', ')}. Please check the security settings of this field and ` +
    `verify that it is read/write for your profile or permission set.`;
  return saveError('INVALID_FIELD_FOR_INSERT_UPDATE', message, fields);
}

type Parent = { field: FieldDef; id: Value } | { error: SaveError };

function parentByExternalId(
  name: string,
  sent: unknown,
  def: ObjectDef,
  sources: { schema: Schema; store: Store },
): Parent | undefined {
  const [relationship = '', column] = name.split('.');
  const field = def.fields.find(
    (each) => each.relationshipName?.toLowerCase() === relationship.toLowerCase(),
  );
  if (!field) return undefined;
  const entries = column === undefined ? objectEntries(sent) : [[column, sent] as const];
  const [key] = entries.filter(([entryName]) => entryName !== 'attributes');
  if (!key || entries.length > 2) return undefined;
  if (column !== undefined && (sent === '' || sent === null)) return { field, id: null };
  for (const targetName of field.referenceTo) {
    const target = sources.schema.object(targetName);
    const keyField = target?.fieldByName.get(key[0].toLowerCase());
    if (!target || !keyField?.idLookup) continue;
    const rows = sources.store.table(target.name).lookup(keyField.name, key[1] as Value);
    return parentOf(
      field,
      keyField,
      key[1],
      rows.filter((row) => row.IsDeleted !== true),
      target,
    );
  }
  return {
    error: saveError(
      'INVALID_FIELD',
      `Foreign key external ID: ${String(key[1])} not found for field ${key[0]} in entity ${field.referenceTo.join(', ')}`,
    ),
  };
}

function parentOf(
  field: FieldDef,
  keyField: FieldDef,
  sent: unknown,
  rows: Row[],
  target: ObjectDef,
): Parent {
  const [only] = rows;
  if (only && rows.length === 1) return { field, id: only.Id };
  const what = `Foreign key external ID: ${String(sent)}`;
  return {
    error: only
      ? saveError('DUPLICATE_VALUE', `${what} matches more than one ${target.name} on field ${keyField.name}`)
      : saveError('INVALID_FIELD', `${what} not found for field ${keyField.name} in entity ${target.name}`),
  };
}

function objectEntries(value: unknown): (readonly [string, unknown])[] {
  return value !== null && typeof value === 'object' ? Object.entries(value) : [];
}
