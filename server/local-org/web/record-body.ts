import { coerce } from '../dml/coerce.ts';
import { invalidInput, jsonParserError, unsupportedMediaType } from '../errors.ts';
import type { FieldDef, ObjectDef } from '../types.ts';

/** A JSON object, or a clear refusal. */
export function jsonObject(value: unknown, what = 'The request body'): Record<string, unknown> {
  if (typeof value === 'string') throw unsupportedMediaType();
  if (
    value === null ||
    typeof value !== 'object' ||
    Array.isArray(value) ||
    value instanceof URLSearchParams
  ) {
    throw jsonParserError(`${what} must be a JSON object`);
  }
  return value as Record<string, unknown>;
}

/**
 * REST reads values while it parses: one that cannot be of its field's type fails the whole request, whatever the
 * other records hold. (The Bulk API reports the same mistake for its row alone.)
 */
export function rejectUnreadable(def: ObjectDef, record: Record<string, unknown>): void {
  for (const [name, value] of Object.entries(record)) {
    const field = def.fieldByName.get(name.toLowerCase());
    if (field && coerce(field, value).error?.statusCode === 'INVALID_TYPE_ON_FIELD_IN_RECORD')
      throw unreadable(field, value);
  }
}

function unreadable(field: FieldDef, value: unknown): Error {
  const token =
    typeof value === 'string'
      ? 'VALUE_STRING'
      : typeof value === 'number'
        ? Number.isInteger(value)
          ? 'VALUE_NUMBER_INT'
          : 'VALUE_NUMBER_FLOAT'
        : typeof value === 'boolean'
          ? `VALUE_${String(value).toUpperCase()}`
          : Array.isArray(value)
            ? 'START_ARRAY'
            : 'START_OBJECT';
  const shown = typeof value === 'object' ? JSON.stringify(value) : String(value);
  return jsonParserError(
    `Cannot deserialize instance of ${field.type} from ${token} value ${shown} or request may be missing a required ` +
      `field (field ${field.name})`,
  );
}

/** `records` of a collections request, at most 200 of them. */
export function recordsOf(body: unknown): { records: Record<string, unknown>[]; allOrNone: boolean } {
  const { records, allOrNone = false } = jsonObject(body);
  if (typeof allOrNone !== 'boolean') throw jsonParserError('allOrNone must be true or false');
  if (!Array.isArray(records)) throw invalidInput("The request body must have a list 'records'");
  refuseTooMany(records.length);
  return {
    records: records.map((record) => jsonObject(record, 'Each record')),
    allOrNone,
  };
}

export function refuseTooMany(count: number): void {
  if (count > 200) throw tooMany();
}

const tooMany = () =>
  Object.assign(invalidInput('record limit reached. cannot submit more than 200 records into this call'), {
    errorCode: 'EXCEEDED_ID_LIMIT',
  });

/** The object a record of a collection says it is. */
export function typeOf(record: Record<string, unknown>): string {
  const attributes = record.attributes;
  const type =
    attributes !== null && typeof attributes === 'object' && 'type' in attributes
      ? attributes.type
      : undefined;
  if (typeof type !== 'string') throw invalidInput("Each record needs 'attributes' with a 'type'");
  return type;
}
