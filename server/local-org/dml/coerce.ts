import { fullId } from '../id.ts';
import type { FieldDef, SaveError, Value } from '../types.ts';
import { saveError } from './change.ts';
import { parseDate, parseDateTime, parseTime } from './coerce-time.ts';

export type Coerced = { value: Value; error?: undefined } | { error: SaveError; value?: undefined };

/** Turns what a wire carried into the canonical value of a field, or says why it cannot be one. */
export function coerce(field: FieldDef, input: unknown): Coerced {
  if (input === null || input === undefined || input === '')
    return { value: field.type === 'boolean' ? false : null };
  switch (field.type) {
    case 'boolean':
      return booleanOf(field, input);
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return numberOf(field, input);
    case 'date':
      return parsed(field, input, parseDate(String(input)));
    case 'datetime':
      return parsed(field, input, parseDateTime(String(input)));
    case 'time':
      return parsed(field, input, parseTime(String(input)));
    case 'id':
    case 'reference':
      return idOf(field, input);
    default:
      return textOf(field, input);
  }
}

export function wrongType(field: FieldDef, input: unknown): { error: SaveError } {
  const message = `${field.label}: value not of required type: ${shown(input)}`;
  return { error: saveError('INVALID_TYPE_ON_FIELD_IN_RECORD', message, [field.name]) };
}

function shown(input: unknown): string {
  return typeof input === 'object' ? JSON.stringify(input) : String(input);
}

function parsed(field: FieldDef, input: unknown, value: string | null): Coerced {
  return typeof input !== 'string' || value === null ? wrongType(field, input) : { value };
}

function booleanOf(field: FieldDef, input: unknown): Coerced {
  if (typeof input === 'boolean') return { value: input };
  const text = typeof input === 'string' ? input.trim().toLowerCase() : '';
  // CSV has no booleans; the Bulk API takes these spellings.
  if (text === 'true' || text === '1') return { value: true };
  if (text === 'false' || text === '0') return { value: false };
  return wrongType(field, input);
}

function numberOf(field: FieldDef, input: unknown): Coerced {
  const text = typeof input === 'number' ? String(input) : typeof input === 'string' ? input.trim() : '';
  if (!/^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(text)) return wrongType(field, input);
  const value = Number(text);
  if (field.type === 'int') {
    if (!Number.isInteger(value)) return wrongType(field, input);
    return Math.abs(value) > 2147483647 ? outOfRange(field, text) : { value };
  }
  if (!Number.isFinite(value)) return outOfRange(field, text);
  const rounded = roundTo(value, field.scale);
  // Precision counts all digits, so what is left of the point is precision minus scale.
  return Math.abs(rounded) >= 10 ** (field.precision - field.scale)
    ? outOfRange(field, text)
    : { value: rounded };
}

function outOfRange(field: FieldDef, text: string): Coerced {
  const message = `${field.label}: value outside of valid range on numeric field: ${text}`;
  return { error: saveError('NUMBER_OUTSIDE_VALID_RANGE', message, [field.name]) };
}

/** Half away from zero on the decimal text, so that 1.005 becomes 1.01 although its binary form lies below. */
export function roundTo(value: number, scale: number): number {
  const text = String(Math.abs(value));
  if (text.includes('e')) return text.includes('e-') ? 0 : value;
  const rounded = Number(`${Math.round(Number(`${text}e${scale}`))}e-${scale}`);
  return value < 0 && rounded !== 0 ? -rounded : rounded;
}

function idOf(field: FieldDef, input: unknown): Coerced {
  const value = typeof input === 'string' ? fullId(input.trim()) : null;
  if (value !== null) return { value };
  const message = `${field.label}: id value of incorrect type: ${shown(input)}`;
  return { error: saveError('MALFORMED_ID', message, [field.name]) };
}

function textOf(field: FieldDef, input: unknown): Coerced {
  // 1e999 is infinite once it is read.
  if (typeof input === 'object' || input === Infinity || input === -Infinity) return wrongType(field, input);
  const raw = String(input);
  const value = field.type === 'textarea' ? raw : raw.trim();
  if (value === '') return { value: null };
  if (field.length > 0 && value.length > field.length) {
    const message = `${field.label}: data value too large: ${value} (max length=${field.length})`;
    return { error: saveError('STRING_TOO_LONG', message, [field.name]) };
  }
  if (field.type === 'email' && !/^[^\s@,;<>()]+@[^\s@.]+(\.[^\s@.]+)+$/.test(value)) {
    return {
      error: saveError('INVALID_EMAIL_ADDRESS', `${field.label}: invalid email address: ${value}`, [
        field.name,
      ]),
    };
  }
  return field.restrictedPicklist ? restricted(field, value) : { value };
}

function restricted(field: FieldDef, value: string): Coerced {
  const allowed = new Map(
    field.picklistValues
      .filter((entry) => entry.active)
      .map((entry) => [entry.value.toLowerCase(), entry.value]),
  );
  const parts = field.type === 'multipicklist' ? value.split(';') : [value];
  const known = parts.map((part) => allowed.get(part.trim().toLowerCase()));
  if (known.every((part) => part !== undefined)) {
    // Several values are kept in the order of the list, each once, however they were sent.
    return { value: [...allowed.values()].filter((each) => known.includes(each)).join(';') };
  }
  const message = `${field.label}: bad value for restricted picklist field: ${value}`;
  return { error: saveError('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST', message, [field.name]) };
}
