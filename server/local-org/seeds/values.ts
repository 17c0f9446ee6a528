import { fullId } from '../id.ts';
import type { FieldDef, ObjectDef, Schema, Value } from '../types.ts';

/** Why a cell could not be read. */
export interface BadValue {
  message: string;
  expected: string;
  fix: string;
}
export type Converted = { value: Value } | { bad: BadValue };
export type Convert = (text: string) => Converted;

const bad = (message: string, expected: string, fix: string): Converted => ({
  bad: { message, expected, fix },
});

/** How a cell of this field is read into the canonical form. Built once per column. */
export function converter(object: ObjectDef, field: FieldDef, schema: Schema): Convert {
  switch (field.type) {
    case 'id':
      return (text) => readId(text, object, `an id of ${object.name}`);
    case 'reference':
      return reference(field, schema);
    case 'boolean':
      return readBoolean;
    case 'int':
      return (text) => readNumber(text, 10, 0);
    case 'double':
    case 'currency':
    case 'percent':
      return (text) => readNumber(text, (field.precision || 18) - field.scale, null);
    case 'date':
      return readDate;
    case 'datetime':
      return readDatetime;
    default:
      return textOf(object, field);
  }
}

function readId(text: string, object: ObjectDef | undefined, expected: string): Converted {
  const id = fullId(text);
  if (id === null)
    return bad(`is not an id`, `15 or 18 letters and digits`, 'use the record id as the API gives it');
  const prefix = object?.keyPrefix;
  if (!prefix || id.startsWith(prefix)) return { value: id };
  // Every org counts its custom objects' prefixes by itself; the rest of the id still tells the rows apart.
  if (object.custom) return { value: fullId(prefix + id.slice(3, 15)) };
  return bad(
    `has the key prefix ${id.slice(0, 3)}`,
    `${expected}, which begins ${prefix}`,
    'give the id of the right object',
  );
}

function reference(field: FieldDef, schema: Schema): Convert {
  const spoken = field.referenceTo.flatMap((name) => schema.object(name) ?? []);
  const someUnspoken = spoken.length < field.referenceTo.length;
  const single = spoken.length === 1 && !someUnspoken ? spoken[0] : undefined;
  const expected = `an id of ${field.referenceTo.join(' or ')}`;
  if (single) return (text) => readId(text, single, expected);
  return (text) => {
    const read = readId(text, undefined, expected);
    if ('bad' in read || typeof read.value !== 'string') return read;
    const prefix = read.value.slice(0, 3);
    const fits = spoken.some((object) => object.keyPrefix === prefix);
    const other = schema.objectOfId(read.value);
    if (fits || (someUnspoken && !other)) return read;
    const prefixes = spoken.map((object) => `${object.keyPrefix} (${object.name})`).join(', ');
    return bad(
      `has the key prefix ${prefix}`,
      `one of ${prefixes}`,
      'give the id of an object this field can point to',
    );
  };
}

function readBoolean(text: string): Converted {
  const lower = text.toLowerCase();
  if (lower === 'true' || lower === '1') return { value: true };
  if (lower === 'false' || lower === '0') return { value: false };
  return bad('is not a checkbox value', 'true or false', 'write true or false');
}

function readNumber(text: string, wholeDigits: number, decimals: number | null): Converted {
  const whole = decimals === 0;
  const what = whole ? 'a whole number' : 'a number';
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text))
    return bad(
      `is not ${what}`,
      `${what} such as 1234${whole ? '' : '.5'}`,
      'no currency signs or thousands separators',
    );
  const value = Number(text);
  if (whole && !Number.isInteger(value)) return bad('has decimals', what, 'round it');
  if (Math.abs(value) >= 10 ** wholeDigits)
    return bad(
      'is too large',
      `at most ${wholeDigits} digits before the point`,
      'give a number the field can hold',
    );
  // Minus zero would print as 0 and yet not be the same.
  return { value: value === 0 ? 0 : value };
}

function isCalendarDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1700 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

function readDate(text: string): Converted {
  // Some exports write dates as the first instant of the day.
  const match = /^(\d{4})-(\d{2})-(\d{2})(T00:00:00(\.0+)?(Z|\+00:?00))?$/.exec(text);
  if (match && isCalendarDate(Number(match[1]), Number(match[2]), Number(match[3])))
    return { value: text.slice(0, 10) };
  return bad('is not a date', 'a calendar date YYYY-MM-DD', 'write it as 2026-11-20');
}

/** The calendar begins here, as on the platform. */
const earliest = Date.UTC(1700, 0, 1);

const datetimePattern =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?$/;

function readDatetime(text: string): Converted {
  // Most are canonical already, and Date says so faster than any taking apart.
  if (text.length === 24) {
    const time = Date.parse(text);
    if (time >= earliest && new Date(time).toISOString() === text) return { value: text };
  }
  const match = datetimePattern.exec(text);
  const expected = 'a datetime with a zone, YYYY-MM-DDTHH:mm:ss.SSSZ';
  if (!match) return bad('is not a datetime', expected, 'write it as 2026-11-20T18:00:00.000Z');
  const [, year, month, day, hour, minute, second = '0', fraction = '', zone] = match;
  if (zone === undefined)
    return bad('has no zone', expected, 'add Z for UTC or an offset such as -0800; nothing is guessed');
  const inRange = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  if (!inRange || !isCalendarDate(Number(year), Number(month), Number(day)))
    return bad('is not on the calendar', expected, 'write a day and a time that exist');
  const millis = Number(fraction.slice(0, 3).padEnd(3, '0'));
  const utc = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
    millis,
  );
  return { value: new Date(utc - offsetMinutes(zone) * 60_000).toISOString() };
}

function offsetMinutes(zone: string): number {
  if (zone === 'Z') return 0;
  const sign = zone.startsWith('-') ? -1 : 1;
  return sign * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2)));
}

function textOf(object: ObjectDef, field: FieldDef): Convert {
  if (field.name.endsWith('TimeZoneSidKey')) return readTimeZone;
  const allowed =
    object.custom && field.restrictedPicklist
      ? new Set(field.picklistValues.map((entry) => entry.value))
      : undefined;
  return (text) => {
    if (allowed && !allowed.has(text))
      return bad(
        'is not in the picklist',
        `one of ${[...allowed].join(', ')}`,
        'use a value of the picklist, spelled exactly',
      );
    if (field.length && text.length > field.length)
      return bad(`has ${text.length} characters`, `at most ${field.length}`, 'shorten it');
    return { value: text };
  };
}

function readTimeZone(text: string): Converted {
  try {
    new Intl.DateTimeFormat('en', { timeZone: text });
    return { value: text };
  } catch {
    return bad(
      'is not a time zone',
      'a zone name such as America/Los_Angeles',
      'use a name of the tz database',
    );
  }
}
