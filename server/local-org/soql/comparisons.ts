import type { Value } from '../types.ts';
import { refuse } from './errors.ts';
import { likeMatcher } from './like.ts';
import { NUMBER_TYPES, operand, TEXT_TYPES, unquote } from './literals.ts';
import type { Operand } from './literals.ts';
import type { Expression, Run, Scope } from './run.ts';

export type ValueTest = (value: Value) => boolean;
export type BoundTest = (run: Run) => ValueTest;

/** A condition's right side as the parser gives it. */
export interface Written {
  operator: string;
  values: string[];
  literalTypes: string[];
  list: boolean;
}

/**
 * Form in which values of a field are compared: text without case, unless the field is case-sensitive; chosen values
 * in whatever order they were written.
 */
export function folder(target: Expression): (value: Value) => Value {
  if (target.type === 'multipicklist')
    return (value) => (typeof value === 'string' ? value.toLowerCase().split(';').sort().join(';') : value);
  if (!TEXT_TYPES.has(target.type) || target.field?.caseSensitive === true) return (value) => value;
  return (value) => (typeof value === 'string' ? value.toLowerCase() : value);
}

/** Form in which values are put in order: by their capitals, as the platform sorts for English locales. */
function sorter(target: Expression): (value: Value) => Value {
  if (!TEXT_TYPES.has(target.type) || target.field?.caseSensitive === true) return (value) => value;
  return (value) => (typeof value === 'string' ? value.toUpperCase() : value);
}

/** The right side of a condition as a test on the field's value. */
export function comparison(scope: Scope, target: Expression, written: Written): BoundTest {
  const operator = written.operator.toUpperCase();
  if (operator === 'LIKE') return like(scope, target, written);
  if (operator === 'INCLUDES' || operator === 'EXCLUDES')
    return chosen(scope, target, written, operator === 'INCLUDES');
  const operands = written.values.map((value, at) =>
    operand(scope, target, value, written.literalTypes[at] ?? 'STRING'),
  );
  if (operator === 'IN') return among(target, operands);
  if (operator === 'NOT IN') return negate(among(target, operands));
  const [only] = operands;
  if (!only || written.list) throw badOperator(scope, target, operator);
  if (operator === '=') return among(target, [only]);
  if (operator === '!=' || operator === '<>') return negate(among(target, [only]));
  return ordered(scope, target, operator, only);
}

/**
 * Two-valued logic: a null is simply a value of its own, so `!= 'x'` and NOT IN take the rows where the field is
 * empty, as the platform does and SQL does not.
 */
function negate(test: BoundTest): BoundTest {
  return (run) => {
    const bound = test(run);
    return (value) => !bound(value);
  };
}

function among(target: Expression, operands: Operand[]): BoundTest {
  const fold = folder(target);
  // Checkboxes know no third value: null is false, in a condition and of a parent that is not there.
  const absent: Value = target.type === 'boolean' ? false : null;
  const wanted = new Set(
    operands.flatMap((each) => (each.kind === 'value' ? [fold(each.value ?? absent)] : [])),
  );
  const spans = operands.filter((each) => each.kind === 'span');
  return (run) => {
    const ranges = spans.map((each) => each.span(run));
    if (ranges.length > 0) {
      return (value) =>
        wanted.has(value) ||
        (typeof value === 'string' && ranges.some(({ start, end }) => value >= start && value < end));
    }
    if (wanted.size === 1) {
      const [one] = wanted;
      return (value) => fold(value ?? absent) === one;
    }
    return (value) => wanted.has(fold(value ?? absent));
  };
}

function ordered(scope: Scope, target: Expression, operator: string, against: Operand): BoundTest {
  if (target.type === 'boolean' || target.type === 'multipicklist')
    throw badOperator(scope, target, operator);
  const fold = sorter(target);
  if (against.kind === 'value') {
    if (against.value === null) throw badOperator(scope, target, operator);
    const limit = fold(against.value);
    return () => order(operator, limit, limit, fold);
  }
  return (run) => {
    const { start, end } = against.span(run);
    if (operator === '<' || operator === '>=') return order(operator, start, start, fold);
    // After, or up to, a span means its last moment: the end itself is already outside.
    const test = order(operator === '>' ? '>=' : '<', end, end, fold);
    return test;
  };
}

function order(operator: string, low: Value, high: Value, fold: (value: Value) => Value): ValueTest {
  const at = low as string | number;
  const until = high as string | number;
  switch (operator) {
    case '<':
      return (value) => value !== null && (fold(value) as string | number) < at;
    case '<=':
      return (value) => value !== null && (fold(value) as string | number) <= until;
    case '>':
      return (value) => value !== null && (fold(value) as string | number) > until;
    default:
      return (value) => value !== null && (fold(value) as string | number) >= at;
  }
}

function like(scope: Scope, target: Expression, written: Written): BoundTest {
  const [literal] = written.values;
  if (
    !TEXT_TYPES.has(target.type) ||
    target.type === 'multipicklist' ||
    literal === undefined ||
    written.list
  ) {
    throw badOperator(scope, target, 'LIKE');
  }
  if (!literal.startsWith("'")) {
    // null has no pattern; anything unquoted gets the same complaint as an equality would.
    operand(scope, target, literal, written.literalTypes[0] ?? 'STRING');
    throw badOperator(scope, target, 'LIKE');
  }
  const pattern = unquote(scope, literal, true);
  if (pattern === '') throw refuse(scope, 'MALFORMED_QUERY', 'invalid LIKE value: ', literal);
  const isExact = target.field?.caseSensitive === true;
  const matches = likeMatcher(isExact ? pattern : pattern.toLowerCase());
  return () => (value) => typeof value === 'string' && matches(isExact ? value : value.toLowerCase());
}

/** INCLUDES ('A;B','C'): both A and B, or C, among the chosen values. */
function chosen(scope: Scope, target: Expression, written: Written, includes: boolean): BoundTest {
  if (target.type !== 'multipicklist') throw badOperator(scope, target, written.operator.toUpperCase());
  const groups = written.values.map((value, at) => {
    const one = operand(scope, target, value, written.literalTypes[at] ?? 'STRING');
    return one.kind === 'value' && typeof one.value === 'string' ? one.value.toLowerCase().split(';') : [];
  });
  return () => (value) => {
    const has = new Set(typeof value === 'string' ? value.toLowerCase().split(';') : []);
    return (
      groups.some((group) => (group.length === 0 ? has.size === 0 : group.every((each) => has.has(each)))) ===
      includes
    );
  };
}

function badOperator(scope: Scope, target: Expression, operator: string) {
  return refuse(
    scope,
    'INVALID_QUERY_FILTER_OPERATOR',
    `invalid operator '${operator}' on field '${target.name}'`,
    target.name,
  );
}

const collators = new Map<string, Intl.Collator>();

/** English locales sort by capitals; others as is natural for them (the Unicode collation), which Node knows. */
function collator(locale: string | undefined): Intl.Collator | undefined {
  if (locale === undefined || /^en(_|$)/i.test(locale)) return undefined;
  let known = collators.get(locale);
  if (!known) collators.set(locale, (known = new Intl.Collator(locale.replaceAll('_', '-'))));
  return known;
}

/** Compares two values of a field for ORDER BY, MIN and MAX; neither is null. Without a locale text sorts as in English. */
export function compareValues(target: Expression, locale?: string): (a: Value, b: Value) => number {
  if (target.type === 'picklist' && target.field && target.field.picklistValues.length > 0) {
    // The platform sorts a picklist in the order its values were set up in, not by their letters.
    const rank = new Map(target.field.picklistValues.map((entry, at) => [entry.value.toLowerCase(), at]));
    const of = (value: Value) => rank.get(String(value).toLowerCase()) ?? Number.MAX_SAFE_INTEGER;
    return (a, b) => of(a) - of(b) || plain(String(a).toUpperCase(), String(b).toUpperCase());
  }
  const natural = TEXT_TYPES.has(target.type) ? collator(locale) : undefined;
  if (natural) return (a, b) => natural.compare(String(a), String(b));
  const fold = sorter(target);
  if (NUMBER_TYPES.has(target.type)) return (a, b) => Number(a) - Number(b);
  return (a, b) => plain(fold(a), fold(b));
}

function plain(a: Value, b: Value): number {
  const [x, y] = [a as string, b as string];
  return x < y ? -1 : x > y ? 1 : 0;
}
