import { SalesforceError } from '../errors.ts';
import type { Answer, ObjectDef, SaveError } from '../types.ts';

export const notSupported = (objectName: string) =>
  new SalesforceError(400, 'INVALID_TYPE', `Object ${objectName} is not supported in UI API`);

export const badParameter = (message: string) =>
  new SalesforceError(400, 'ILLEGAL_QUERY_PARAMETER_VALUE', message);

interface RecordError {
  constituentField: null;
  duplicateRecordError: null;
  errorCode: string;
  field: string | null;
  fieldLabel: string | null;
  message: string;
}

/** What the platform says above the list of what was wrong, whether it was a create or an update. */
const SAVE_FAILED = 'An error occurred while trying to update the record. Please try again.';

/**
 * A failed save as the UI API answers it: `output.errors` for the record, `output.fieldErrors` by field. Pages show
 * these beside their inputs.
 */
export function saveFailed(def: ObjectDef, errors: readonly SaveError[]): Answer {
  const general: RecordError[] = [];
  const byField: Record<string, RecordError[]> = {};
  for (const error of errors) {
    if (!error.fields.length) general.push(recordError(error, null, null));
    for (const name of error.fields) {
      const field = def.fieldByName.get(name.toLowerCase());
      const list = (byField[field?.name ?? name] ??= []);
      list.push(recordError(error, field?.name ?? name, field?.label ?? null));
    }
  }
  const status = errors.some((error) => missing.has(error.statusCode) && !error.fields.length) ? 404 : 400;
  const body = {
    errorCode: errors[0]?.statusCode ?? 'UNKNOWN_EXCEPTION',
    message: SAVE_FAILED,
    enhancedErrorType: 'RecordError',
    statusCode: status,
    output: { errors: general, fieldErrors: byField },
  };
  return { status, body: [body] };
}

const missing = new Set(['NOT_FOUND', 'ENTITY_IS_DELETED', 'INVALID_CROSS_REFERENCE_KEY']);

function recordError(
  { statusCode, message }: SaveError,
  field: string | null,
  fieldLabel: string | null,
): RecordError {
  return {
    constituentField: null,
    duplicateRecordError: null,
    errorCode: statusCode,
    field,
    fieldLabel,
    message,
  };
}
