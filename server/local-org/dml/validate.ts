import type { FieldDef, ObjectDef, Row, SaveError } from '../types.ts';
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
        ? referenceError(field, change)
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

function referenceError(field: FieldDef, change: Change): SaveError | undefined {
  const { schema, store, row } = change;
  const id = row[field.name];
  if (typeof id !== 'string') return undefined;
  const targets = field.referenceTo.flatMap((name) => schema.object(name) ?? []);
  for (const target of targets) {
    const parent = store.table(target.name).get(id);
    if (parent?.IsDeleted === true) return saveError('ENTITY_IS_DELETED', 'entity is deleted', [field.name]);
    if (parent) return field.name === 'OwnerId' ? inactiveOwner(parent, target, change) : undefined;
  }
  const actual = schema.objectOfId(id);
  if (actual && !targets.includes(actual)) {
    return saveError('FIELD_INTEGRITY_EXCEPTION', `${field.label}: id value of incorrect type: ${id}`, [
      field.name,
    ]);
  }
  return saveError('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name]);
}

/** Who has left owns what they had, and is given nothing more. */
function inactiveOwner(owner: Row, of: ObjectDef, { def }: Change): SaveError | undefined {
  if (of.name !== 'User' || owner.IsActive === true) return undefined;
  const message = `operation performed with inactive user [${owner.Id}] as owner of ${def.label.toLowerCase()}`;
  return saveError('INACTIVE_OWNER_OR_USER', message);
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
