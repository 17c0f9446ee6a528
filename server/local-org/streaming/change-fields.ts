import { keptFields } from '../schema/compound.ts';
import type { FieldDef, ObjectDef } from '../types.ts';

/** Fields of a record that no change event carries: those that say nothing of the record's own, or are worked out. */
const absent = new Set(
  (
    'Id IsDeleted SystemModstamp LastActivityDate LastViewedDate LastReferencedDate PhotoUrl Fiscal FiscalYear ' +
    'FiscalQuarter HasOpenActivity HasOverdueTask'
  ).split(' '),
);

const people = new Set(['Contact', 'Lead', 'User']);
const nameParts = new Set(['Salutation', 'FirstName', 'MiddleName', 'LastName', 'Suffix']);
const address =
  /^(Billing|Shipping|Mailing|Other|)(Street|City|State|PostalCode|Country|StateCode|CountryCode|Latitude|Longitude|GeocodeAccuracy)$/;

/** Where a field's value stands in an event: by itself, or inside a compound as `BillingAddress: { City }`. */
export interface Place {
  field: FieldDef;
  compound: string | null;
  /** Name inside the compound, or of the field. */
  name: string;
}

/** The fields of an object's change events, with the compounds the platform folds them into. */
export function changeFields(def: ObjectDef): Place[] {
  return keptFields(def.fields).flatMap((field) => {
    const { name, calculated } = field;
    if (absent.has(name) || calculated) return [];
    const isPerson = people.has(def.name);
    if (isPerson && name === 'Name') return [];
    if (isPerson && nameParts.has(name)) return [{ field, compound: 'Name', name }];
    const [, kind, part] = (def.custom || field.custom ? null : address.exec(name)) ?? [];
    return [{ field, compound: part === undefined ? null : `${kind}Address`, name: part ?? name }];
  });
}

/** `BillingAddress.City`, as `changedFields` spells it. */
export const pathOf = ({ compound, name }: Place): string =>
  compound === null ? name : `${compound}.${name}`;
