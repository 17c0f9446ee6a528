import { request } from 'lds/network';
import { ingestRecord, recordChanged, sameRecord } from 'lds/records';
import { createAdapter } from 'lds/wire';

const fieldName = (field) =>
  typeof field === 'string' ? field : `${field.objectApiName}.${field.fieldApiName}`;
const fieldNames = (fields) => (fields ? [fields].flat().map(fieldName).sort() : []);
const isId = (value) => typeof value === 'string' && /^[a-zA-Z0-9]{15}(?:[a-zA-Z0-9]{3})?$/.test(value);

function fieldQuery({ fields, optionalFields }) {
  const query = new URLSearchParams();
  if (fields) query.set('fields', fieldNames(fields).join(','));
  if (optionalFields) query.set('optionalFields', fieldNames(optionalFields).join(','));
  return query;
}

const notSpoken = (what) =>
  Promise.reject(new Error(`The local org's getRecord has no ${what}: name the fields`));

/** Wire adapter: { data, error } with the record as UI API writes it. */
export const getRecord = createAdapter({
  name: 'record',
  maxAge: 30_000,
  ready: ({ recordId, fields, optionalFields, layoutTypes }) =>
    isId(recordId) && Boolean(fields ?? optionalFields ?? layoutTypes),
  key: (config) =>
    JSON.stringify([
      config.recordId,
      fieldNames(config.fields),
      fieldNames(config.optionalFields),
      config.layoutTypes,
    ]),
  load: (config) =>
    config.layoutTypes
      ? notSpoken('layoutTypes')
      : request('GET', `/ui-api/records/${config.recordId}?${fieldQuery(config)}`),
  loaded: ingestRecord,
  recordIds: (record) => new Set([record.id]),
});

/** Wire adapter: { data: { results: [{ statusCode, result }] }, error }, in the order asked. */
export const getRecords = createAdapter({
  name: 'records',
  maxAge: 30_000,
  ready: ({ records }) =>
    Array.isArray(records) && records.length > 0 && records.every(({ recordIds }) => recordIds?.every(isId)),
  key: ({ records }) =>
    JSON.stringify(records.map((r) => [r.recordIds, fieldNames(r.fields), fieldNames(r.optionalFields)])),
  load: async ({ records }) => ({
    hasErrors: false,
    results: await Promise.all(records.flatMap((group) => group.recordIds.map((id) => readOne(id, group)))),
  }),
  recordIds: ({ results }) => new Set(results.map(({ result }) => result.id)),
});

async function readOne(id, group) {
  try {
    return { statusCode: 200, result: await request('GET', `/ui-api/records/${id}?${fieldQuery(group)}`) };
  } catch (error) {
    return { statusCode: error.status ?? 500, result: error.body ?? {} };
  }
}

/** `Opportunity.Owner.Name` leads through the relationship's own record. */
function findField(record, field) {
  const [, ...path] = fieldName(field).split('.');
  let node = record;
  for (const name of path) {
    const fields = node?.fields ?? node?.value?.fields;
    node = fields?.[name];
  }
  return node;
}

export const getFieldValue = (record, field) => findField(record, field)?.value;
export const getFieldDisplayValue = (record, field) => findField(record, field)?.displayValue;

export function createRecord({ apiName, fields, ...rest }) {
  return request('POST', '/ui-api/records', { apiName, fields, ...rest });
}

/** Resolves with the saved record. Wires that show it have the new values by then. */
export async function updateRecord({ fields: { Id, ...fields }, ...rest }, clientOptions = {}) {
  const headers = clientOptions.ifUnmodifiedSince;
  if (headers) throw new Error('The local org has no ifUnmodifiedSince');
  const record = await request('PATCH', `/ui-api/records/${Id}`, { fields, ...rest });
  if (record && sameRecord(record.id, Id)) ingestRecord(record);
  await recordChanged(record?.id ?? Id);
  return record;
}

export async function deleteRecord(recordId) {
  await request('DELETE', `/ui-api/records/${recordId}`);
  await recordChanged(recordId);
}

/** Says that records changed behind the cache's back: [{ recordId }]. */
export async function notifyRecordUpdateAvailable(records) {
  await Promise.all(records.map(({ recordId }) => recordChanged(recordId)));
}
export const getRecordNotifyChange = notifyRecordUpdateAvailable;
