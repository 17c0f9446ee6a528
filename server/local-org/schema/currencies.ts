import { makeId } from '../id.ts';
import { schemaOf } from '../schema.ts';
import type { FieldDef, ObjectDef, Schema, Store } from '../types.ts';
import { completeField } from './field.ts';

const name = 'CurrencyIsoCode';
/** The currency a user sees converted amounts in. */
const ofUser = 'DefaultCurrencyIsoCode';

/** Objects that an org with one currency does not have. */
const ofSeveral = new Set(['CurrencyType', 'DatedConversionRate']);

/**
 * The schema of an org with several currencies switched on: every object that holds money says in which, and rates are kept,
 * those of days too (advanced currency management). With one currency there are no such objects.
 */
export function withCurrencies(schema: Schema, codes: readonly string[]): Schema {
  if (codes.length === 0) {
    const known = schema.objects.filter((object) => !ofSeveral.has(object.name));
    return known.length === schema.objects.length ? schema : schemaOf(known);
  }
  const [corporate = ''] = codes;
  const field = (api: string, label: string) =>
    completeField({
      name: api,
      type: 'picklist',
      label,
      length: 3,
      restrictedPicklist: true,
      defaultedOnCreate: true,
      picklistValues: codes.map((value) => ({ value, defaultValue: value === corporate })),
    });
  const own = field(name, 'Currency ISO Code');
  const personal = field(ofUser, 'Default Currency ISO Code');
  const objects = schema.objects.map((object): ObjectDef => {
    if (ofSeveral.has(object.name)) return withIsoCodes(object);
    if (object.name === 'User') return withFields(object, [...object.fields, personal, own]);
    return hasMoney(object) ? withFields(object, [...object.fields, own]) : object;
  });
  return schemaOf(objects);
}

const withFields = (object: ObjectDef, fields: FieldDef[]): ObjectDef => ({
  ...object,
  fields,
  fieldByName: new Map(fields.map((each) => [each.name.toLowerCase(), each])),
});

/** The codes of ISO 4217, which is what a currency of the platform may be. */
function withIsoCodes(object: ObjectDef): ObjectDef {
  const picklistValues = Intl.supportedValuesOf('currency').map((value) => ({
    value,
    label: value,
    active: true,
    defaultValue: false,
  }));
  const fields = object.fields.map((each) => (each.name === 'IsoCode' ? { ...each, picklistValues } : each));
  return withFields(object, fields);
}

/** Rows that do not say are in the corporate currency. A seed without rates gets them. */
export function fillCurrencies(schema: Schema, store: Store, codes: readonly string[], now: string): void {
  const [corporate = null] = codes;
  if (corporate === null) return;
  addRates(store, codes, now);
  for (const object of schema.objects.filter(hasMoney)) {
    const table = store.table(object.name);
    for (const row of [...table.rows()]) if (row[name] === null) table.put({ ...row, [name]: corporate });
  }
  const users = store.table('User');
  for (const row of [...users.rows()])
    if (row[ofUser] === null || row[name] === null)
      users.put({ ...row, [ofUser]: row[ofUser] ?? corporate, [name]: row[name] ?? corporate });
}

/** Units that a US dollar is worth: made up once, near what they were in 2025. */
const perDollar: Record<string, number> = {
  USD: 1,
  EUR: 0.9,
  GBP: 0.8,
  JPY: 150,
  CHF: 0.85,
  CAD: 1.4,
  AUD: 1.5,
  INR: 85,
};
/** Rates of a seed hold from here. */
const firstDay = '2000-01-01';

function addRates(store: Store, codes: readonly string[], now: string): void {
  const [types, dated] = [store.table('CurrencyType'), store.table('DatedConversionRate')];
  const stamps = { CreatedDate: now, LastModifiedDate: now, SystemModstamp: now };
  const worth = (code: string) => perDollar[code] ?? 1;
  if (types.size === 0)
    for (const [index, code] of codes.entries())
      types.put({
        Id: makeId('01L', index + 1),
        IsoCode: code,
        ConversionRate: Math.round((worth(code) / worth(codes[0]!)) * 1e6) / 1e6,
        DecimalPlaces:
          new Intl.NumberFormat('en', { style: 'currency', currency: code }).resolvedOptions()
            .maximumFractionDigits ?? 2,
        IsActive: true,
        IsCorporate: index === 0,
        ...stamps,
      });
  if (dated.size > 0) return;
  let count = 0;
  for (const { IsoCode = null, ConversionRate = null } of types.rows())
    dated.put({
      Id: makeId('04w', (count += 1)),
      IsoCode,
      ConversionRate,
      StartDate: firstDay,
      NextStartDate: '9999-12-31',
      ...stamps,
    });
}

const hasMoney = (object: ObjectDef) => object.fields.some((field) => field.type === 'currency');
