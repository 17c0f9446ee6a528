import { noteGoneForGood } from '../dml/delete-log.ts';
import { SalesforceError } from '../errors.ts';
import type { ObjectDef, Org, SaveResult, SessionUser } from '../types.ts';
import { saveInput } from './ingest-columns.ts';
import type { Outcome } from './ingest-job.ts';

const NAMES = ['insert', 'update', 'upsert', 'delete', 'hardDelete'] as const;

export interface IngestOperation {
  name: (typeof NAMES)[number];
  /** The column that says which record a row means: the external id of an upsert, else Id. */
  keyField: string;
}

export function operationOf(body: Record<string, unknown>, object: ObjectDef): IngestOperation {
  const name = NAMES.find((each) => each === body.operation);
  if (!name)
    throw invalidJob(`operation must be one of ${NAMES.join(', ')}, not '${String(body.operation)}'`);
  if (name !== 'upsert') return { name, keyField: 'Id' };
  const given = body.externalIdFieldName;
  if (typeof given !== 'string' || given === '') {
    throw invalidJob(
      `External ID was blank for ${object.name}. An external ID must be specified for upsert.`,
    );
  }
  const field = object.fieldByName.get(given.toLowerCase());
  if (!field?.idLookup) {
    throw invalidJob(
      `Field name provided, ${given} does not match an External ID, Salesforce Id, or indexed field for ${object.name}`,
    );
  }
  return { name, keyField: field.name };
}

function invalidJob(message: string): SalesforceError {
  return new SalesforceError(400, 'INVALIDJOB', message);
}

/** Saves one CSV record after the other through the org's Writer. */
export function saver(
  org: Org,
  user: SessionUser,
  object: ObjectDef,
  operation: IngestOperation,
  header: string[],
): (record: string[]) => Outcome {
  const writer = org.writer(user);
  const { name, keyField } = operation;
  const perform = (id: string, input: Record<string, unknown>): SaveResult => {
    switch (name) {
      case 'insert':
        return writer.insert(object.name, id === '' ? input : { ...input, Id: id });
      case 'update':
        return writer.update(object.name, id, input);
      case 'upsert':
        // Without an Id there is no record to find: it is a new one.
        return keyField === 'Id' && id === ''
          ? writer.insert(object.name, input)
          : writer.upsert(object.name, keyField, id, input);
      default:
        return writer.delete(object.name, id);
    }
  };
  return (record) => {
    const { id, input } = saveInput(header, record, keyField);
    const needsId = name === 'update' || name === 'delete' || name === 'hardDelete';
    if (needsId && id === '') {
      return {
        success: false,
        id: '',
        error: `MISSING_ARGUMENT:Id not specified in ${name === 'update' ? 'an update' : 'a delete'} call:--`,
      };
    }
    // Deleted and purged at once: nobody finds the one without the other.
    const result = org.store.atomic(() => {
      const saved = perform(id, input);
      if (saved.success && name === 'hardDelete') purge(org, object, saved.id);
      return saved;
    });
    if (!result.success) return { success: false, id: result.id ?? '', error: errorText(result) };
    return { success: true, id: result.id, created: result.created ?? name === 'insert' };
  };
}

/** `CODE:message:Field --`, as the sf__Error column words a failed row. */
function errorText(result: SaveResult): string {
  const [error] = result.errors;
  if (!error) return 'UNKNOWN_EXCEPTION::--';
  const fields = error.fields.length > 0 ? `${error.fields.join(', ')} ` : '';
  return `${error.statusCode}:${error.message}:${fields}--`;
}

/** hardDelete passes the recycle bin: the deleted record and its deleted details are gone for good. */
function purge(org: Org, object: ObjectDef, id: string): void {
  for (const child of object.childRelationships) {
    const detail = org.schema.object(child.childSObject);
    if (!child.cascadeDelete || !detail) continue;
    for (const row of [...org.store.table(detail.name).lookup(child.field, id)]) {
      if (row.IsDeleted === true) purge(org, detail, row.Id);
    }
  }
  org.store.table(object.name).remove(id);
  noteGoneForGood(org, object.name, id);
}
