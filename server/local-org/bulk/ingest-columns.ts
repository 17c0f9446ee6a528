import type { ObjectDef, Schema } from '../types.ts';
import { BadUpload } from './upload.ts';

/** Checks a CSV header: fields of the object, or a parent's external id as `Subject__r.Key__c`. */
export function checkColumns(
  header: string[],
  object: ObjectDef,
  schema: Schema,
  operation: { name: string },
): void {
  const seen = new Set<string>();
  const isDelete = operation.name === 'delete' || operation.name === 'hardDelete';
  if (isDelete && header.some((column) => column.toLowerCase() !== 'id'))
    throw new BadUpload(`InvalidBatch : The '${operation.name}' batch must contain only ids`);
  for (const column of header) {
    if (!exists(column, object, schema))
      throw new BadUpload(`InvalidBatch : Field name not found : ${column}`);
    const name = column.toLowerCase();
    if (seen.has(name)) throw new BadUpload(`InvalidBatch : Duplicate column : ${column}`);
    seen.add(name);
  }
}

function exists(column: string, object: ObjectDef, schema: Schema): boolean {
  const [relationship = '', key, ...more] = column.toLowerCase().split('.');
  if (key === undefined) return object.fieldByName.has(relationship);
  const field = object.fields.find((each) => each.relationshipName?.toLowerCase() === relationship);
  if (!field || more.length > 0) return false;
  return field.referenceTo.some((target) => schema.object(target)?.fieldByName.get(key)?.idLookup === true);
}

/**
 * A CSV record as the input of a save: an empty cell leaves the field alone, `#N/A` empties it. `id` is the value of
 * the column that says which record is meant.
 */
export function saveInput(
  header: string[],
  record: string[],
  keyColumn: string,
): { id: string; input: Record<string, unknown> } {
  const input: Record<string, unknown> = {};
  let id = '';
  for (const [at, column] of header.entries()) {
    const cell = record[at] ?? '';
    if (column.toLowerCase() === keyColumn.toLowerCase()) id = cell;
    else if (cell !== '') input[column] = cell === '#N/A' ? null : cell;
  }
  return { id, input };
}
