import { makeId } from '../id.ts';
import { completeField } from '../schema/field.ts';
import { linkObjects, objectSpec } from '../schema/object.ts';
import { schemaOf } from '../schema.ts';
import { createTestOrg } from '../testing.ts';
import type { Reader, Row, Value } from '../types.ts';
import { SalesforceError } from '../errors.ts';
import { soql } from './query.ts';

const day = (month: string, start: string, end: string | null, rate: number): Row => ({
  Id: `d${month}`,
  IsoCode: 'EUR',
  StartDate: start,
  NextStartDate: end,
  ConversionRate: rate,
});
const currencies: Row[] = [
  { Id: 'c1', IsoCode: 'USD', ConversionRate: 1, IsCorporate: true },
  { Id: 'c2', IsoCode: 'EUR', ConversionRate: 0.8, IsCorporate: false },
  { Id: 'c3', IsoCode: 'JPY', ConversionRate: 150, IsCorporate: false },
];
const deal = (
  at: number,
  Name: string,
  Amount: number | null,
  CurrencyIsoCode: string,
  CloseDate: string,
): Row => ({
  Id: makeId('006', at),
  Name,
  Amount,
  CurrencyIsoCode,
  CloseDate,
  IsDeleted: false,
});
const made = createTestOrg({
  currencies: ['USD', 'EUR', 'JPY'],
  seed: (store) => {
    const deals = store.table('Opportunity');
    deals.put(deal(1, 'dollars', 5001, 'USD', '2026-01-15'));
    deals.put(deal(2, 'euros', 4400, 'EUR', '2026-01-15'));
    deals.put(deal(3, 'yen', 7000, 'JPY', '2026-02-15'));
    deals.put(deal(4, 'later', 4400, 'EUR', '2026-02-15'));
    deals.put(deal(5, 'nothing', null, 'EUR', '2026-02-15'));
  },
});

/** The org's reader with the rates an admin keeps: of now, and of days where they are given. */
function asked(rates: readonly Row[], dated: readonly Row[] = []) {
  const types = linkObjects(
    ['CurrencyType', 'DatedConversionRate'].map((name) =>
      objectSpec({
        name,
        label: name,
        labelPlural: name,
        keyPrefix: null,
        fields: [completeField({ name: 'IsoCode', type: 'string', label: 'ISO', length: 3 })],
      }),
    ),
  );
  const reader: Reader = {
    user: made.user,
    schema: schemaOf([...made.reader.schema.objects, ...types]),
    rows: (name, options) =>
      name === 'CurrencyType'
        ? rates
        : name === 'DatedConversionRate'
          ? dated
          : made.reader.rows(name, options),
    seesAll: () => true,
    get: (...given) => made.reader.get(...given),
    lookup: (...given) => made.reader.lookup(...given),
  };
  return (text: string) => soql(reader, text, { now: made.org.now(), version: '66.0' });
}

const column = (records: Record<string, unknown>[], name: string): Value[] =>
  records.map((record) => record[name] as Value);
const names = (text: string) => column(asked(currencies)(text), 'Name');

test('convertCurrency shows money in the user’s currency', () => {
  const records = asked(currencies)('SELECT Name, Amount, convertCurrency(Amount) c FROM Opportunity');
  expect(column(records, 'c')).toEqual([5001, 5500, 46.666667, 5500, null]);
  expect(column(records, 'Amount')).toEqual([5001, 4400, 7000, 4400, null]);
});

test('the user’s currency is the one in the user’s record', () => {
  const { org, user } = createTestOrg({ currencies: ['USD', 'EUR'] });
  const writer = org.writer(user);
  writer.update('User', user.id, { DefaultCurrencyIsoCode: 'EUR' });
  writer.insert('Opportunity', { Name: 'x', StageName: 'Prospecting', CloseDate: '2026-12-31', Amount: 200 });
  const reader = org.reader(user);
  const ask = (text: string) => soql(reader, text, { now: org.now(), version: '66.0' });
  expect(ask('SELECT Amount, convertCurrency(Amount) c FROM Opportunity')).toMatchObject([
    { Amount: 200, c: 180 },
  ]);
});

test('a rate of the deal’s day goes before the rate of now', () => {
  const dated = [day('01', '2026-01-01', '2026-02-01', 0.5), day('02', '2026-02-01', null, 0.4)];
  const records = asked(currencies, dated)('SELECT convertCurrency(Amount) c FROM Opportunity');
  expect(column(records, 'c')).toEqual([5001, 8800, 46.666667, 11000, null]);
});

test('amounts with a code are compared by worth, those without as they stand', () => {
  expect(names('SELECT Name FROM Opportunity WHERE Amount > USD5000')).toEqual(['dollars', 'euros', 'later']);
  expect(names('SELECT Name FROM Opportunity WHERE Amount > 5000')).toEqual(['dollars', 'yen']);
  expect(names('SELECT Name FROM Opportunity WHERE Amount = EUR4400')).toEqual(['euros', 'later']);
  expect(names('SELECT Name FROM Opportunity WHERE Amount IN (USD5500, JPY7000)')).toEqual([
    'euros',
    'yen',
    'later',
  ]);
  expect(names('SELECT Name FROM Opportunity WHERE Amount != USD5500')).toEqual([
    'dollars',
    'yen',
    'nothing',
  ]);
});

test('sorting and aggregates count in the corporate currency', () => {
  expect(names('SELECT Name FROM Opportunity ORDER BY Amount DESC NULLS LAST, Name')).toEqual([
    'euros',
    'later',
    'dollars',
    'yen',
    'nothing',
  ]);
  expect(
    asked(currencies)('SELECT SUM(Amount) s, MAX(Amount) m, COUNT(Amount) n FROM Opportunity'),
  ).toMatchObject([{ s: 16047.67, m: 5500, n: 4 }]);
});

test.each([
  ['SELECT Name FROM Opportunity WHERE convertCurrency(Amount) > 5', 'not allowed in a WHERE clause'],
  ['SELECT Name FROM Opportunity WHERE Amount IN (USD5, 6)', 'can not be mixed'],
  ['SELECT convertCurrency(Name) FROM Opportunity', 'takes a currency field'],
  ['SELECT MAX(Amount) FROM Opportunity GROUP BY Name HAVING MAX(Amount) > USD5', 'multiple currencies'],
  ['SELECT convertCurrency(MAX(Amount)) FROM Opportunity', 'convertCurrency'],
  ['SELECT FORMAT(Amount) FROM Opportunity', 'FORMAT of money'],
  ['SELECT Name FROM Opportunity WHERE Amount > GBP5', 'no conversion rate for GBP'],
])('%s is refused', (text, message) => {
  expect(() => asked(currencies)(text)).toThrow(SalesforceError);
  expect(() => asked(currencies)(text)).toThrow(message);
});

test('without a rate nothing is guessed', () => {
  expect(() => asked([])('SELECT SUM(Amount) FROM Opportunity')).toThrow('no conversion rate for EUR');
});
