import type { FieldDef, Row, SaveError, Schema, Store } from '../types.ts';
import { saveError, type Change } from './change.ts';

/** Required fields, references and unique values of the row as it would be stored. Empty when it may be. */
export function validate(change: Change): SaveError[] {
  const missing = missingFields(change);
  if (missing.length) {
    return [
      saveError('REQUIRED_FIELD_MISSING', `Required fields are missing: [${missing.join(', ')}]`, missing),
    ];
  }
  const errors: SaveError[] = [];
  for (const field of change.def.fields) {
    if (change.before && change.before[field.name] === change.row[field.name]) continue;
    const error =
      field.type === 'reference' && change.given.has(field.name)
        ? referenceError(field, change.row, change)
        : field.unique
          ? duplicateError(field, change)
          : undefined;
    if (error) errors.push(error);
  }
  return errors;
}

function missingFields({ def, before, row, given }: Change): string[] {
  return def.fields
    .filter((field) => !field.nillable && field.type !== 'boolean' && row[field.name] === null)
    .filter((field) => (before ? given.has(field.name) : field.createable && !field.defaultedOnCreate))
    .map((field) => field.name);
}

function referenceError(
  field: FieldDef,
  row: Row,
  { schema, store }: { schema: Schema; store: Store },
): SaveError | undefined {
  const id = row[field.name];
  if (typeof id !== 'string') return undefined;
  const targets = field.referenceTo.flatMap((name) => schema.object(name) ?? []);
  for (const target of targets) {
    const parent = store.table(target.name).get(id);
    if (parent?.IsDeleted === true) return saveError('ENTITY_IS_DELETED', 'entity is deleted', [field.name]);
    if (parent) return undefined;
  }
  const actual = schema.objectOfId(id);
  if (actual && !targets.includes(actual)) {
    return saveError('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`, [
      field.name,
    ]);
  }
  // An object the local org does not have cannot be checked; its id is stored as given.
  if (!actual && targets.length < field.referenceTo.length) return undefined;
  return saveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]);
}

function duplicateError(field: FieldDef, { def, row, store }: Change): SaveError | undefined {
  const value = row[field.name] ?? null;
  if (value === null) return undefined;
  const other = store
    .table(def.name)
    .lookup(field.name, value)
    .find((each) => each.Id !== row.Id && each.IsDeleted !== true);
  if (!other) return undefined;
  const message = `duplicate value found: ${field.name} duplicates value on record with id: ${other.Id.slice(0, 15)}`;
  return saveError('DUPLICATE_VALUE', message);
}
