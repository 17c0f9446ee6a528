import { completeField } from '../schema/field.ts';
import type { FieldType } from '../types.ts';
import { coerce, roundTo } from './coerce.ts';

const field = (type: FieldType, more: object = {}) =>
  completeField({
    name: 'F',
    label: 'F',
    type,
    length: 10,
    precision: 5,
    scale: 2,
    referenceTo: ['User'],
    ...more,
  });
const value = (type: FieldType, input: unknown, more: object = {}) => {
  const coerced = coerce(field(type, more), input);
  return coerced.error ? coerced.error.statusCode : coerced.value;
};

describe('coerce', () => {
  it.each<[FieldType, unknown, unknown]>([
    ['string', '  a  ', 'a'],
    ['string', '   ', null],
    ['string', 7, '7'],
    ['string', Infinity, 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    ['double', '1e400', 'NUMBER_OUTSIDE_VALID_RANGE'],
    ['string', { a: 1 }, 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    ['textarea', ' a\n', ' a\n'],
    ['boolean', 'TRUE', true],
    ['boolean', null, false],
    ['boolean', 'yes', 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    ['double', '1.005', 1.01],
    ['double', -1.005, -1.01],
    ['double', 1000, 'NUMBER_OUTSIDE_VALID_RANGE'],
    ['double', 'abc', 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    ['double', '', null],
    ['int', 1.5, 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    ['date', '2024-02-29', '2024-02-29'],
    ['date', '2026-02-29', 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    ['date', '2026-02-28T23:00:00Z', '2026-02-28'],
    ['datetime', '2026-02-28T23:00:00.999+05:30', '2026-02-28T17:30:00.000Z'],
    ['datetime', '2026-02-28T23:00:00+0530', '2026-02-28T17:30:00.000Z'],
    ['datetime', '2026-02-28', '2026-02-28T00:00:00.000Z'],
    ['datetime', 'soon', 'INVALID_TYPE_ON_FIELD_IN_RECORD'],
    ['time', '09:30:00Z', '09:30:00.000Z'],
    ['reference', '005000000000001', '005000000000001AAA'],
    ['reference', 'x', 'MALFORMED_ID'],
    ['email', 'a@b.co', 'a@b.co'],
    ['email', 'a@b', 'INVALID_EMAIL_ADDRESS'],
  ])('%s %j becomes %j', (type, input, expected) => {
    expect(value(type, input)).toEqual(expected);
  });

  it('rounds half away from zero on the decimal text', () => {
    expect([roundTo(2.675, 2), roundTo(-0.004, 2), roundTo(1e21, 2)]).toEqual([2.68, 0, 1e21]);
  });

  it('knows the active values of a restricted picklist only', () => {
    const entries = {
      restrictedPicklist: true,
      length: 255,
      picklistValues: ['A', { value: 'B', active: false }],
    };
    expect(value('picklist', 'a', entries)).toBe('A');
    expect(value('picklist', 'B', entries)).toBe('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
    expect(value('picklist', 'B', { ...entries, restrictedPicklist: false })).toBe('B');
  });

  it('keeps several values in the order of their list, each once', () => {
    const list = { restrictedPicklist: true, length: 255, picklistValues: ['Red', 'Green', 'Blue'] };
    expect(value('multipicklist', 'blue; Red;blue', list)).toBe('Red;Blue');
    expect(value('multipicklist', 'Blue;Pink', list)).toBe('INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST');
  });
});
