import type { FieldDef, FieldType } from '../types.ts';

/** How one kind of field appears in the platform's GraphQL schema: `<name>Value`, `<operators>`, `<name>Aggregate`. */
export interface FieldKind {
  /** Stem of the value and aggregate types, e.g. 'Currency' for CurrencyValue. */
  name: string;
  /** Scalar that `value` and the operators carry. */
  scalar: string;
  operators: string;
  /** like is offered. */
  text: boolean;
  /** avg and sum are offered. */
  numeric: boolean;
  /** gt, gte, lt, lte, in, nin are offered. */
  ordered: boolean;
}

function kind(name: string, traits: Partial<FieldKind> = {}): FieldKind {
  return {
    name,
    scalar: name,
    operators: `${name}Operators`,
    text: false,
    numeric: false,
    ordered: true,
    ...traits,
  };
}

const text = { text: true };
const numeric = { numeric: true };

const longText = kind('LongTextArea', text);
const kinds = {
  id: kind('ID', { scalar: 'ID', operators: 'IdOperators' }),
  reference: kind('ID', { scalar: 'ID', operators: 'IdOperators' }),
  string: kind('String', text),
  textarea: kind('TextArea', text),
  picklist: kind('Picklist', text),
  // Task.Subject is a combobox; the platform shows it as a picklist here.
  combobox: kind('Picklist', text),
  multipicklist: kind('MultiPicklist', { ordered: false }),
  email: kind('Email', text),
  phone: kind('PhoneNumber', text),
  url: kind('Url', text),
  encryptedstring: kind('EncryptedString', { ordered: false }),
  boolean: kind('Boolean', { ordered: false }),
  // The one kind whose operators are not named after it.
  int: kind('Int', { operators: 'IntegerOperators', ...numeric }),
  double: kind('Double', numeric),
  currency: kind('Currency', numeric),
  percent: kind('Percent', numeric),
  date: kind('Date'),
  datetime: kind('DateTime'),
  time: kind('Time'),
} satisfies Partial<Record<FieldType, FieldKind>>;

export const allKinds: FieldKind[] = [
  ...new Map(
    [...Object.values(kinds), longText, kind('RichTextArea', text)].map((each) => [each.name, each]),
  ).values(),
];

/** Undefined for the types the local org does not speak here: compound addresses and anyType. */
export function kindOf(field: FieldDef): FieldKind | undefined {
  if (field.type === 'address' || field.type === 'anyType') return undefined;
  if (field.type === 'textarea' && field.htmlFormatted)
    return allKinds.find((each) => each.name === 'RichTextArea');
  if (field.type === 'textarea' && field.length > 255) return longText;
  return kinds[field.type];
}

/**
 * Objects of the org that the platform's GraphQL API does not carry, as the operation types that Salesforce
 * ships with its project templates show; a query naming one fails validation, there and here.
 */
const absent = new Set([
  'OpportunityStage',
  'LeadStatus',
  'TaskStatus',
  'TaskRelation',
  'EventRelation',
  'PermissionSetAssignment',
  'OpportunityCompetitor',
]);

export function inGraphql(objectName: string): boolean {
  return !absent.has(objectName) && !objectName.endsWith('Share');
}
