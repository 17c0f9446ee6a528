import { fromSaveErrors, invalidInput, SalesforceError } from '../errors.ts';
import type { Answer, Call, ObjectDef, Row } from '../types.ts';
import { everyField } from './asked-fields.ts';
import { findObject } from './object-info.ts';
import { findRecord, representation } from './record.ts';
import { writable } from './supported.ts';
import { notSupported, saveFailed } from './ui-errors.ts';

interface RecordInput {
  apiName: string | undefined;
  fields: Record<string, unknown>;
}

/** POST /ui-api/records: `{ apiName, fields }` → 201 with the record. */
export function createRecord(call: Call): Answer {
  const { apiName, fields } = inputOf(call.body);
  if (!apiName) throw invalidInput('apiName is required');
  const def = writableObject(findObject(call.org.reader(call.user).schema, apiName));
  const result = call.org.writer(call.user).insert(def.name, fields);
  if (!result.success) return saveFailed(def, result.errors);
  return saved(call, result.id, 201);
}

/** PATCH /ui-api/records/{id}: `{ fields }` → 200 with the record; 412 when it changed after If-Modified-Since. */
export function updateRecord(call: Call): Answer {
  const { def, row } = findRecord(call.org.reader(call.user), call.params['id'] ?? '');
  writableObject(def);
  const { fields } = inputOf(call.body);
  refuseStale(call, row);
  // Pages send the id among the fields, though it is the URL that says which record it is.
  const changes = Object.fromEntries(Object.entries(fields).filter(([name]) => name.toLowerCase() !== 'id'));
  const result = call.org.writer(call.user).update(def.name, row.Id, changes);
  return result.success ? saved(call, row.Id, 200) : saveFailed(def, result.errors);
}

/** DELETE /ui-api/records/{id} → 204. */
export function deleteRecord(call: Call): Answer {
  const { def, row } = findRecord(call.org.reader(call.user), call.params['id'] ?? '');
  writableObject(def);
  const result = call.org.writer(call.user).delete(def.name, row.Id);
  if (!result.success) throw fromSaveErrors(result.errors);
  return { status: 204 };
}

function writableObject(def: ObjectDef): ObjectDef {
  if (!writable(def)) throw notSupported(def.name);
  return def;
}

function saved(call: Call, id: string, status: number): Answer {
  const reader = call.org.reader(call.user);
  const { def, row } = findRecord(reader, id);
  return { status, body: representation(reader, def, row, everyField(def)) };
}

function inputOf(body: unknown): RecordInput {
  const input = body as { apiName?: unknown; fields?: unknown } | null;
  const fields = input?.fields;
  if (typeof fields !== 'object' || fields === null || Array.isArray(fields))
    throw invalidInput('fields is required');
  return {
    apiName: typeof input?.apiName === 'string' ? input.apiName : undefined,
    fields: fields as Record<string, unknown>,
  };
}

function refuseStale({ headers }: Call, row: Row): void {
  const since = headers['if-modified-since'];
  const changed = row['LastModifiedDate'];
  if (typeof since !== 'string' || typeof changed !== 'string') return;
  const limit = Date.parse(since);
  // The header has whole seconds.
  if (Number.isNaN(limit) || Math.floor(Date.parse(changed) / 1000) * 1000 <= limit) return;
  throw new SalesforceError(412, 'CONFLICT', `The record was modified since ${since}`);
}
