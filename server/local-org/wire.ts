import { noSuchColumn } from './errors.ts';
import { addressReader, isCompound } from './schema/compound.ts';
import type { FieldDef, ObjectDef, Row, Value } from './types.ts';

/** A value as REST writes it: datetimes end in +0000 there, while everything inside keeps Z. */
export function toRest(field: FieldDef, value: Value): Value {
  return field.type === 'datetime' && typeof value === 'string' ? value.replace(/Z$/, '+0000') : value;
}

/** A record as `GET /sobjects/X/id` shows it. */
export function recordJson(
  def: ObjectDef,
  row: Row,
  version: string,
  fields: readonly FieldDef[] = def.fields,
): object {
  const record: Record<string, unknown> = {
    attributes: { type: def.name, url: `/services/data/v${version}/sobjects/${def.name}/${row.Id}` },
  };
  for (const field of fields)
    record[field.name] = isCompound(field)
      ? addressReader(def, field)(row)
      : toRest(field, row[field.name] ?? null);
  return record;
}

/** Fields by their names in any case, in the order asked for. Throws INVALID_FIELD for one the object has not. */
export function fieldsNamed(def: ObjectDef, names: readonly string[]): FieldDef[] {
  return names.map((name) => {
    const field = def.fieldByName.get(name.trim().toLowerCase());
    if (!field) throw noSuchColumn(name.trim(), def.name);
    return field;
  });
}
