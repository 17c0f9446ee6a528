import type { FieldDef, ObjectDef, Row, Value } from '../types.ts';

/** What the parts of an address are called in the address, and what their fields end in, in the order REST writes them. */
const parts = [
  ['city', 'City'],
  ['country', 'Country'],
  ['geocodeAccuracy', 'GeocodeAccuracy'],
  ['latitude', 'Latitude'],
  ['longitude', 'Longitude'],
  ['postalCode', 'PostalCode'],
  ['state', 'State'],
  ['street', 'Street'],
] as const;

/** An address as REST writes it, `{"city": "Paris", …}`; a part the user may not see is null. */
export type Address = Record<string, Value>;

/** An address has no value of its own: it is a view of other fields of its row, which rows and exports keep. */
export const isCompound = (field: FieldDef): boolean => field.type === 'address';

/** The fields a row has values of. */
export const keptFields = (fields: readonly FieldDef[]): FieldDef[] =>
  fields.filter((field) => !isCompound(field));

/** Puts an address together: of `BillingAddress` from `BillingCity` and its like; null when every part is empty. */
export function addressReader(def: ObjectDef, field: FieldDef): (row: Row) => Address | null {
  const prefix = prefixOf(field);
  const read = parts.map(([name, ending]) => {
    const part = def.fieldByName.get(`${prefix}${ending}`.toLowerCase())?.name;
    return [name, (row: Row): Value => (part === undefined ? null : (row[part] ?? null))] as const;
  });
  return (row) => {
    const address = Object.fromEntries(read.map(([name, value]) => [name, value(row)]));
    return Object.values(address).every((value) => value === null) ? null : address;
  };
}

/** The address a field is a part of, with the part's name there: BillingCity is `City` of BillingAddress. */
export function compoundOf(
  def: ObjectDef,
  field: FieldDef,
): { compound: FieldDef; part: string } | undefined {
  if (field.custom || isCompound(field)) return undefined;
  for (const compound of def.fields) {
    if (!isCompound(compound)) continue;
    const part = parts.find(([, ending]) => field.name === `${prefixOf(compound)}${ending}`);
    if (part) return { compound, part: part[1] };
  }
  return undefined;
}

const prefixOf = (address: FieldDef): string => address.name.replace(/Address$/, '');
