import { findByExternalId } from '../dml/find.ts';
import { externalIdMissing, fromSaveErrors } from '../errors.ts';
import type { Answer, Call, FieldDef, ObjectDef, Row } from '../types.ts';
import { objectOf } from './find-object.ts';

export interface ByExternalId {
  def: ObjectDef;
  field: FieldDef;
  rows: Row[];
  /** The answer when the value is not one record's alone. */
  several?: Answer;
}

/** What `/sobjects/X/Field/Value` means. */
export function byExternalId(call: Call): ByExternalId {
  const def = objectOf(call);
  const { field = '', value = '' } = call.params;
  const found = findByExternalId(call.org, def, field, value);
  if ('error' in found)
    throw found.error.statusCode === 'NOT_FOUND' ? externalIdMissing(field) : fromSaveErrors([found.error]);
  const rows = found.rows.filter((row) => call.org.reader(call.user).get(def.name, row.Id));
  if (rows.length < 2) return { def, field: found.field, rows };
  const urls = rows.map((row) => `/services/data/v${call.version}/sobjects/${def.name}/${row.Id}`);
  return { def, field: found.field, rows, several: { status: 300, body: urls } };
}
