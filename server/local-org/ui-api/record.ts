import { entityIsDeleted, malformedId, notFound } from '../errors.ts';
import { fullId } from '../id.ts';
import type { ObjectDef, Reader, Row, Value } from '../types.ts';
import type { AskedFields } from './asked-fields.ts';
import { displayContext, displayValue, recordName, type DisplayContext } from './display-value.ts';
import { etag, MASTER_RECORD_TYPE, systemValue, weakEtag } from './record-identity.ts';
import { supported } from './supported.ts';
import { notSupported } from './ui-errors.ts';

export interface FieldValue {
  displayValue: string | null;
  value: Value | RecordRepresentation;
}

export interface RecordRepresentation {
  apiName: string;
  childRelationships: Record<string, never>;
  eTag: string;
  fields: Record<string, FieldValue>;
  id: string;
  lastModifiedById: Value;
  lastModifiedDate: Value;
  recordTypeId: Value;
  recordTypeInfo: RecordTypeInfo | null;
  systemModstamp: Value;
  weakEtag: number;
}

export interface RecordTypeInfo {
  available: boolean;
  defaultRecordTypeMapping: boolean;
  master: boolean;
  name: string;
  recordTypeId: string;
}

/** The object and row behind an id of the URL; throws the platform's errors for malformed, unknown and deleted ones. */
export function findRecord(reader: Reader, id: string): { def: ObjectDef; row: Row } {
  const full = fullId(id);
  if (full === null) throw malformedId(id);
  const def = reader.schema.objectOfId(full);
  if (!def) throw notFound();
  if (!supported(def)) throw notSupported(def.name);
  const row = reader.get(def.name, full, { includeDeleted: true });
  if (!row) throw notFound();
  if (row['IsDeleted'] === true) throw entityIsDeleted();
  return { def, row };
}

/** A record as the UI API answers it: the asked fields, parents as records inside. */
export function representation(
  reader: Reader,
  def: ObjectDef,
  row: Row,
  asked: AskedFields,
): RecordRepresentation {
  return represent(reader, def, row, asked, displayContext(reader));
}

function represent(
  reader: Reader,
  def: ObjectDef,
  row: Row,
  asked: AskedFields,
  display: DisplayContext,
): RecordRepresentation {
  const fields: Record<string, FieldValue> = {};
  for (const { name } of asked.fields) {
    // Asked of a polymorphic parent, a field may belong to another of its objects.
    const field = def.fieldByName.get(name.toLowerCase());
    if (!field) continue;
    const value = row[field.name] ?? null;
    fields[field.name] = { displayValue: displayValue(field, value, display), value };
  }
  for (const [reference, below] of asked.parents) {
    const field = def.fieldByName.get(reference.name.toLowerCase());
    if (!field?.relationshipName) continue;
    const id = row[field.name];
    const parentDef = typeof id === 'string' ? reader.schema.objectOfId(id) : undefined;
    const parent = parentDef && reader.get(parentDef.name, String(id), { includeDeleted: true });
    fields[field.relationshipName] = parent
      ? {
          displayValue: recordName(parentDef.fields, parent),
          value: represent(reader, parentDef, parent, below, display),
        }
      : { displayValue: null, value: null };
  }
  const recordTypeId = systemValue(row, 'RecordTypeId');
  return {
    apiName: def.name,
    childRelationships: {},
    eTag: etag([row.Id, weakEtag(row), fields]),
    fields,
    id: row.Id,
    lastModifiedById: systemValue(row, 'LastModifiedById'),
    lastModifiedDate: systemValue(row, 'LastModifiedDate'),
    recordTypeId: recordTypeId ?? MASTER_RECORD_TYPE,
    recordTypeInfo: typeof recordTypeId === 'string' ? recordTypeInfo(reader, recordTypeId) : null,
    systemModstamp: systemValue(row, 'SystemModstamp'),
    weakEtag: weakEtag(row),
  };
}

function recordTypeInfo(reader: Reader, id: string): RecordTypeInfo | null {
  const row = reader.get('RecordType', id);
  return row ? recordTypeOf(row) : null;
}

export function recordTypeOf(row: Row): RecordTypeInfo {
  return {
    available: row['IsActive'] === true,
    defaultRecordTypeMapping: false,
    master: false,
    name: String(row['Name'] ?? ''),
    recordTypeId: row.Id,
  };
}
