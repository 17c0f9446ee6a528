import { schemaOf } from '../schema.ts';
import type { ObjectDef, Schema, Store } from '../types.ts';
import { completeField } from './field.ts';

const name = 'CurrencyIsoCode';

/** The schema of an org with several currencies switched on: every object that holds money says in which. */
export function withCurrencies(schema: Schema, codes: readonly string[]): Schema {
  if (codes.length === 0) return schema;
  const [corporate = ''] = codes;
  const field = completeField({
    name,
    type: 'picklist',
    label: 'Currency ISO Code',
    length: 3,
    restrictedPicklist: true,
    defaultedOnCreate: true,
    picklistValues: codes.map((value) => ({ value, defaultValue: value === corporate })),
  });
  const objects = schema.objects.map((object): ObjectDef => {
    if (!hasMoney(object)) return object;
    const fields = [...object.fields, field];
    return { ...object, fields, fieldByName: new Map(object.fieldByName).set(name.toLowerCase(), field) };
  });
  return schemaOf(objects);
}

/** Rows that do not say are in the corporate currency. */
export function fillCurrencies(schema: Schema, store: Store, codes: readonly string[]): void {
  const [corporate = null] = codes;
  if (corporate === null) return;
  for (const object of schema.objects.filter(hasMoney)) {
    const table = store.table(object.name);
    for (const row of [...table.rows()]) if (row[name] === null) table.put({ ...row, [name]: corporate });
  }
}

const hasMoney = (object: ObjectDef) => object.fields.some((field) => field.type === 'currency');
