import type { FieldDef, Reader, Row, Value } from '../types.ts';

/** What formatting depends on: the user's locale and zone, the org's currency. */
export interface DisplayContext {
  /** BCP 47, e.g. 'en-US'. */
  locale: string;
  /** IANA name. */
  timeZone: string;
  /** ISO 4217. */
  currency: string;
}

/** Formatting for this user. The currency is the Organization's, 'USD' where the org does not say. */
export function displayContext(reader: Reader): DisplayContext {
  const { user } = reader;
  const organization = reader.get('Organization', user.organizationId);
  const currency = organization?.['DefaultCurrencyIsoCode'] ?? organization?.['CurrencyIsoCode'];
  return {
    locale: languageTag(user.locale),
    timeZone: user.timeZone,
    currency: typeof currency === 'string' ? currency : 'USD',
  };
}

/** 'en_US' → 'en-US'. What the platform adds (en_US_EURO, sr_RS_Latn) is no language tag and is left out. */
function languageTag(locale: string): string {
  const match = /^([a-z]{2,3})(?:_([A-Z]{2}))?/.exec(locale);
  return match ? match.slice(1).filter(Boolean).join('-') : 'en-US';
}

/**
 * The text a page shows for a value, null where the platform leaves it to the value itself: text, ids and
 * checkboxes have none; numbers, dates, and picklists (their label) do.
 */
export function displayValue(field: FieldDef, value: Value, context: DisplayContext): string | null {
  if (value === null) return null;
  switch (field.type) {
    case 'picklist':
    case 'combobox':
      return labelOf(field, String(value));
    case 'multipicklist':
      return String(value)
        .split(';')
        .map((part) => labelOf(field, part))
        .join(';');
    case 'int':
    case 'double':
      return numberFormat(context.locale, 0, field.scale).format(Number(value));
    case 'percent':
      return percentFormat(context.locale, field.scale).format(Number(value) / 100);
    case 'currency':
      return currencyFormat(context.locale, context.currency, field.scale).format(Number(value));
    case 'date':
      return dayFormat(context.locale).format(new Date(`${value}T00:00:00Z`));
    case 'datetime':
      return plainSpaces(momentFormat(context.locale, context.timeZone).format(new Date(String(value))));
    default:
      return null;
  }
}

/** Label of a picklist value; a value that left the list shows as it is. */
export function labelOf(field: FieldDef, value: string): string {
  return field.picklistValues.find((entry) => entry.value === value)?.label ?? value;
}

/** The record's name as the platform shows it for a related record; null without a name field. */
export function recordName(fields: readonly FieldDef[], row: Row): string | null {
  const name = fields.find((field) => field.nameField);
  const value = name ? row[name.name] : null;
  return value === null || value === undefined ? null : String(value);
}

function memo<T>(make: (...key: (string | number)[]) => T): (...key: (string | number)[]) => T {
  const made = new Map<string, T>();
  return (...key) => {
    const id = key.join('|');
    let found = made.get(id);
    if (found === undefined) made.set(id, (found = make(...key)));
    return found;
  };
}

// Making an Intl formatter costs a thousand times what using it does.
const numberFormat = memo(
  (locale, least, most) =>
    new Intl.NumberFormat(String(locale), {
      minimumFractionDigits: Number(least),
      maximumFractionDigits: Number(most),
    }),
);
const percentFormat = memo(
  (locale, scale) =>
    new Intl.NumberFormat(String(locale), { style: 'percent', maximumFractionDigits: Number(scale) }),
);
const currencyFormat = memo(
  (locale, currency, scale) =>
    new Intl.NumberFormat(String(locale), {
      style: 'currency',
      currency: String(currency),
      minimumFractionDigits: Number(scale),
      maximumFractionDigits: Number(scale),
    }),
);
const dayFormat = memo((locale) => fullYear(String(locale), { dateStyle: 'short', timeZone: 'UTC' }));
const momentFormat = memo((locale, timeZone) =>
  fullYear(String(locale), { dateStyle: 'short', timeStyle: 'short', timeZone: String(timeZone) }),
);

/** The locale's short format, but with all digits of the year, as the platform writes it: 3/9/2026, 09.03.2026. */
function fullYear(locale: string, options: Intl.DateTimeFormatOptions): { format(moment: Date): string } {
  const short = new Intl.DateTimeFormat(locale, options);
  const years = new Intl.DateTimeFormat(locale, { year: 'numeric', timeZone: options.timeZone });
  return {
    format: (moment) => {
      const year = years.formatToParts(moment).find((part) => part.type === 'year')?.value ?? '';
      return short
        .formatToParts(moment)
        .map((part) => (part.type === 'year' ? year : part.value))
        .join('');
    },
  };
}

/** Intl separates time and AM/PM with a narrow no-break space; the platform writes a plain one. */
function plainSpaces(text: string): string {
  return text.replaceAll('\u202f', ' ');
}
