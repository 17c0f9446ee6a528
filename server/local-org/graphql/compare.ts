import { relativeDays } from '../soql/relative-dates.ts';
import { calendarOf } from '../soql/calendar.ts';
import { likeMatcher } from '../soql/like.ts';
import { TEXT_TYPES } from '../soql/literals.ts';
import type { Run } from '../soql/run.ts';
import { startOfDay } from '../soql/time-zone.ts';
import type { FieldDef, Value } from '../types.ts';
import { refuse } from './errors.ts';
import { sameId } from './scalars.ts';

export type Test = (value: Value) => boolean;
type Operand = { value: Value } | { start: string; end: string };

/**
 * One operator and what it was given, as a test on a field's value. SOQL's rules: text compares without case,
 * null equals only null, `ne` and `nin` hold for null, nothing is before or after null.
 */
export function compileOperator(field: FieldDef, operator: string, input: unknown, run: Run): Test {
  switch (operator) {
    case 'eq':
      return equals(operandOf(field, input, run), field);
    case 'ne':
      return not(equals(operandOf(field, input, run), field));
    case 'in':
      return among(listOf(input), field, run);
    case 'nin':
      return not(among(listOf(input), field, run));
    case 'like':
      return like(input);
    case 'includes':
      return includes(listOf(input));
    case 'excludes':
      return not(includes(listOf(input)));
    default:
      return ordered(operator, operandOf(field, input, run), field);
  }
}

/** A value as comparisons see it: text without case, unless the field minds it. */
export function comparable(field: FieldDef, value: Value): Value {
  return typeof value === 'string' && TEXT_TYPES.has(field.type) && !field.caseSensitive
    ? value.toLowerCase()
    : value;
}

function operandOf(field: FieldDef, input: unknown, run: Run): Operand {
  if (input === null || input === undefined) return { value: null };
  if (typeof input === 'object') return dateOperand(field, input as Record<string, unknown>, run);
  if (field.type === 'id' || field.type === 'reference') return { value: sameId(String(input)) };
  // Absent and empty text are one on the platform.
  return { value: input === '' ? null : comparable(field, input as Value) };
}

function dateOperand(field: FieldDef, input: Record<string, unknown>, run: Run): Operand {
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  const [kind, value] = given[0] ?? ['value', null];
  if (given.length > 1) {
    throw refuse(
      `${field.name}: give one of value, literal and range, not ${given.map(([name]) => name).join(' and ')}`,
    );
  }
  if (value === null) return { value: null };
  if (kind === 'value') return { value: String(value) };
  const literal = kind === 'literal' ? String(value) : rangeLiteral(field, value as Record<string, number>);
  const calendar = calendarOf(run);
  const days = relativeDays(literal, calendar);
  if (!days) throw refuse(`${field.name}: ${literal} is not a date the local org knows`);
  if (field.type === 'date') return days;
  return { start: startOfDay(calendar.timeZone, days.start), end: startOfDay(calendar.timeZone, days.end) };
}

function rangeLiteral(field: FieldDef, range: Record<string, number>): string {
  const [entry, ...others] = Object.entries(range);
  if (!entry || others.length) throw refuse(`${field.name}: a date range takes exactly one entry`);
  return `${entry[0].toUpperCase()}:${entry[1]}`;
}

function equals(operand: Operand, field: FieldDef): Test {
  if ('start' in operand) {
    const { start, end } = operand;
    return (value) => value !== null && value >= start && value < end;
  }
  return (value) => comparable(field, present(field, value, operand.value)) === operand.value;
}

/** A checkbox of a parent that is not there reads as false, unless null itself is looked for. */
function present(field: FieldDef, value: Value, wanted: Value): Value {
  return value === null && field.type === 'boolean' && wanted !== null ? false : value;
}

function among(inputs: unknown[], field: FieldDef, run: Run): Test {
  const operands = inputs.map((each) => operandOf(field, each, run));
  const values = new Set(operands.flatMap((each) => ('value' in each ? [each.value] : [])));
  const spans = operands.filter((each) => 'start' in each).map((each) => equals(each, field));
  return (value) => values.has(comparable(field, value)) || spans.some((test) => test(value));
}

function ordered(operator: string, operand: Operand, field: FieldDef): Test {
  const low = 'start' in operand ? operand.start : operand.value;
  if (low === null) return () => false;
  // A span ends before `end`: after it means from `end` on, up to it means before `end`.
  const span = 'end' in operand ? operand.end : undefined;
  const tests: Record<string, (value: NonNullable<Value>) => boolean> = {
    lt: (value) => value < low,
    gte: (value) => value >= low,
    lte: (value) => (span === undefined ? value <= low : value < span),
    gt: (value) => (span === undefined ? value > low : value >= span),
  };
  const test = tests[operator];
  if (!test) throw refuse(`the local org does not speak the operator ${operator}`);
  return (value) => {
    const own = comparable(field, value);
    return own !== null && test(own);
  };
}

function like(input: unknown): Test {
  if (input === null) return (value) => value === null;
  const matches = likeMatcher(String(input).toLowerCase());
  return (value) => value !== null && matches(String(value).toLowerCase());
}

/** Each operand is one combination: 'A;B' wants both. */
function includes(combinations: unknown[]): Test {
  const wanted = combinations.map((each) => String(each).toLowerCase().split(';'));
  return (value) => {
    const own = new Set(value === null ? [] : String(value).toLowerCase().split(';'));
    return wanted.some((all) => all.every((each) => own.has(each)));
  };
}

function not(test: Test): Test {
  return (value) => !test(value);
}

function listOf(input: unknown): unknown[] {
  return Array.isArray(input) ? input : [];
}
