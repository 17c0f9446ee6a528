import type { FieldType, Value } from '../types.ts';
import { calendarOf } from './calendar.ts';
import type { SalesforceError } from '../errors.ts';
import { malformed, refuse } from './errors.ts';
import { fullId } from '../id.ts';
import { relativeDays } from './relative-dates.ts';
import type { Expression, Run, Scope } from './run.ts';
import { startOfDay } from './time-zone.ts';

/** What a field is compared with: one value, or the span from `start` up to `end` that a relative date names. */
export type Operand =
  { kind: 'value'; value: Value } | { kind: 'span'; span(run: Run): { start: string; end: string } };

export const TEXT_TYPES: ReadonlySet<FieldType> = new Set([
  'string',
  'textarea',
  'picklist',
  'multipicklist',
  'combobox',
  'email',
  'phone',
  'url',
  'encryptedstring',
  'anyType',
  'time',
  'address',
]);
export const NUMBER_TYPES: ReadonlySet<FieldType> = new Set(['int', 'double', 'currency', 'percent']);
const TYPE_WORDS: Partial<Record<FieldType, string>> = {
  id: 'ID',
  reference: 'reference',
  int: 'int',
  datetime: 'dateTime',
  currency: 'double',
  percent: 'double',
};

/** One written literal as an operand for a field, or the platform's complaint about its type. */
export function operand(scope: Scope, target: Expression, written: string, literalType: string): Operand {
  if (literalType === 'NULL') return { kind: 'value', value: null };
  const { type } = target;
  if (literalType === 'STRING' && !written.startsWith("'")) {
    throw refuse(scope, 'MALFORMED_QUERY', `unexpected token: '${written}'`, written);
  }
  if (literalType === 'APEX_BIND_VARIABLE')
    throw refuse(scope, 'MALFORMED_QUERY', 'Bind variables only allowed in Apex code');
  if (literalType.endsWith('WITH_CURRENCY_PREFIX')) {
    throw refuse(
      scope,
      'MALFORMED_QUERY',
      `${written}: currency codes are only allowed where multiple currencies are enabled`,
      written,
    );
  }
  if (type === 'boolean' && literalType === 'BOOLEAN')
    return { kind: 'value', value: written.toUpperCase() === 'TRUE' };
  if (NUMBER_TYPES.has(type) && (literalType === 'INTEGER' || literalType === 'DECIMAL'))
    return { kind: 'value', value: Number(written) };
  if ((type === 'date' || type === 'datetime') && literalType.startsWith('DATE')) {
    const found = dateOperand(scope, type, written, literalType);
    if (found) return found;
  }
  // A time stands without quotes; the parser library knows no such literal, so there is no comparing them here.
  if (literalType === 'STRING' && type !== 'time') {
    const text = unquote(scope, written);
    if (TEXT_TYPES.has(type)) return { kind: 'value', value: text === '' ? null : text };
    if (type === 'id' || type === 'reference')
      return { kind: 'value', value: idValue(scope, target, text, written) };
  }
  throw mismatch(scope, target);
}

function idValue(scope: Scope, target: Expression, text: string, written: string): string | null {
  if (text === '') return null;
  const id = fullId(text);
  if (id === null) {
    throw refuse(scope, 'INVALID_QUERY_FILTER_OPERATOR', `invalid ID field: ${text}`, written);
  }
  return id;
}

function dateOperand(
  scope: Scope,
  type: FieldType,
  written: string,
  literalType: string,
): Operand | undefined {
  if (literalType === 'DATE_LITERAL' || literalType === 'DATE_N_LITERAL') {
    return {
      kind: 'span',
      span: (run) => {
        const calendar = calendarOf(run);
        const days = relativeDays(written, calendar);
        if (!days) throw malformed(`unexpected token: '${written}'`);
        if (type === 'date') return days;
        return {
          start: startOfDay(calendar.timeZone, days.start),
          end: startOfDay(calendar.timeZone, days.end),
        };
      },
    };
  }
  if (literalType === 'DATE' && type === 'date') {
    if (!isDay(written)) throw refuse(scope, 'MALFORMED_QUERY', `Invalid date: ${written}`, written);
    return { kind: 'value', value: written };
  }
  if (literalType === 'DATETIME' && type === 'datetime') {
    const instant = Date.parse(written.replace(/([+-]\d\d)(\d\d)$/, '$1:$2'));
    if (Number.isNaN(instant) || !isDay(written.slice(0, 10)))
      throw refuse(scope, 'MALFORMED_QUERY', `Invalid datetime: ${written}`, written);
    return { kind: 'value', value: new Date(instant).toISOString() };
  }
  return undefined;
}

/** First and last day the platform knows. */
const [EARLIEST, LATEST] = ['1700-01-01', '4000-12-31'];

function isDay(text: string): boolean {
  const parsed = new Date(`${text}T00:00:00Z`);
  const isReal = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
  return isReal && text >= EARLIEST && text <= LATEST;
}

function mismatch(scope: Scope, target: Expression): SalesforceError {
  const isText = TEXT_TYPES.has(target.type) && target.type !== 'time';
  const text = isText || target.type === 'id' || target.type === 'reference';
  const word = text && target.type !== 'id' ? 'string' : (TYPE_WORDS[target.type] ?? target.type);
  const quotes = text ? 'should be enclosed in quotes' : 'should not be enclosed in quotes';
  return refuse(
    scope,
    'INVALID_FIELD',
    `value of filter criterion for field '${target.name}' must be of type ${word} and ${quotes}`,
    target.name,
  );
}

/** Longest text in a condition. */
const MAX_STRING = 4000;

const ESCAPES: Record<string, string> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  '"': '"',
  "'": "'",
  '\\': '\\',
};

/**
 * Text of a quoted literal. With `wildcards` the escapes of LIKE stay (`\%`, `\_`), for the pattern reader to see.
 */
export function unquote(scope: Scope, written: string, wildcards = false): string {
  if (written.length - 2 > MAX_STRING) {
    const message = `a string in a condition can not be longer than ${MAX_STRING} characters`;
    throw refuse(scope, 'MALFORMED_QUERY', message, written);
  }
  return written.slice(1, -1).replace(/\\(u[0-9a-fA-F]{4}|[\s\S])/g, (whole: string, code: string) => {
    if (wildcards && (code === '%' || code === '_' || code === '\\')) return whole;
    if (code.length === 5) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
    const plain = ESCAPES[code] ?? ESCAPES[code.toLowerCase()];
    if (plain === undefined) {
      throw refuse(
        scope,
        'MALFORMED_QUERY',
        `Invalid string literal ${written}. Illegal character sequence '${whole}' in string literal.`,
        written,
      );
    }
    return plain;
  });
}
