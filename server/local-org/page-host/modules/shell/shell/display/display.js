import { session } from 'host/session';

const money = new Intl.NumberFormat(session.locale, { style: 'currency', currency: session.currency });
const day = new Intl.DateTimeFormat(session.locale, { timeZone: 'UTC' });
const moment = new Intl.DateTimeFormat(session.locale, {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: session.timeZone,
});

/** A field as text: the org's own display value where it sent one, else by type in the person's locale. */
export function display(value, displayValue, dataType) {
  if (displayValue !== null && displayValue !== undefined) return displayValue;
  if (value === null || value === undefined || value === '') return '–';
  if (dataType === 'Currency') return money.format(value);
  if (dataType === 'Date') return day.format(new Date(value));
  if (dataType === 'DateTime') return moment.format(new Date(value));
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (typeof value === 'object') return value.fields?.Name?.value ?? '–';
  return String(value);
}
