import { createTestOrg } from '../testing.ts';
import type { FieldType, ObjectDef, Value } from '../types.ts';
import { comparison } from './comparisons.ts';
import type { Expression, Run, Scope } from './run.ts';

const { reader } = createTestOrg();
const scope: Scope = {
  schema: reader.schema,
  object: reader.schema.object('Account') as ObjectDef,
  alias: undefined,
  text: '',
};
const run: Run = { reader, now: new Date('2026-11-20T12:00:00Z'), version: '66.0', includeDeleted: false };

function passes(
  type: FieldType,
  operator: string,
  literals: string[],
  value: Value,
  literalType = 'STRING',
): boolean {
  const target: Expression = { name: 'Field__c', type, own: true, bind: () => () => value };
  const written = {
    operator,
    values: literals,
    literalTypes: literals.map(() => literalType),
    list: operator.length > 2,
  };
  return comparison(scope, target, written)(run)(value);
}

/** No object of the schema has a multi-select picklist yet; deployed ones may. */
test.each<[string, string[], Value, boolean]>([
  ['INCLUDES', ["'A'"], 'A;B', true],
  ['INCLUDES', ["'a;b'"], 'A;B;C', true],
  ['INCLUDES', ["'A;D'"], 'A;B;C', false],
  ['INCLUDES', ["'A;D'", "'C'"], 'A;B;C', true],
  ['INCLUDES', ["'A'"], null, false],
  ['INCLUDES', ["'A'"], 'AB', false],
  ['EXCLUDES', ["'A;D'", "'C'"], 'A;B', true],
  ['=', ["'b;A'"], 'A;B', true],
  ['=', ["'A'"], 'A;B', false],
  ['!=', ["'b;A'"], 'A;B', false],
  ['EXCLUDES', ["'A'"], 'A;B', false],
  ['EXCLUDES', ["'A'"], null, true],
  ['=', ["'A;B'"], 'A;B', true],
  ['=', ["'A'"], 'A;B', false],
])('multi-select picklist %s %j against %j', (operator, literals, value, expected) => {
  expect(passes('multipicklist', operator, literals, value)).toBe(expected);
});

test('a list may hold relative dates beside days', () => {
  const target: Expression = { name: 'Day__c', type: 'date', own: true, bind: () => () => null };
  const written = {
    operator: 'IN',
    values: ['TODAY', '2026-01-01'],
    literalTypes: ['DATE_LITERAL', 'DATE'],
    list: true,
  };
  const test = comparison(scope, target, written)(run);
  expect(['2026-11-20', '2026-01-01', '2026-11-19', null].map(test)).toEqual([true, true, false, false]);
});

test('a case-sensitive field is compared as it is, by LIKE too', () => {
  const [field] = reader.schema.object('Account')?.fields ?? [];
  const target = {
    name: 'Code__c',
    type: 'string',
    field: { ...field, caseSensitive: true },
    own: true,
  } as Expression;
  const like = (literal: string) => {
    const written = { operator: 'LIKE', values: [literal], literalTypes: ['STRING'], list: false };
    return comparison(scope, { ...target, bind: () => () => null }, written)(run)('abC');
  };
  expect([like("'ab%'"), like("'AB%'"), like("'%C'"), like("'%c'")]).toEqual([true, false, true, false]);
});

test('a time is no text', () => {
  expect(() => passes('time', '=', ["'10:30'"], '10:30:00.000Z')).toThrow(
    "field 'Field__c' must be of type time and should not be enclosed in quotes",
  );
});

test('ids compare by their 18-character form', () => {
  expect(passes('reference', '=', ["'0014L0000000001'"], '0014L0000000001QAA')).toBe(true);
  expect(passes('reference', '!=', ["'0014L0000000001QAA'"], null)).toBe(true);
  expect(passes('reference', '=', ["''"], null)).toBe(true);
});
