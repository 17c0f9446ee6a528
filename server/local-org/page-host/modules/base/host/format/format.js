import { session } from 'host/session';

const number = new Intl.NumberFormat(session.locale, { minimumFractionDigits: 1, useGrouping: true });
const partOf = (formatter, type, value) => formatter.formatToParts(value).find((p) => p.type === type)?.value;

export const decimalSeparator = partOf(number, 'decimal', 10000.5) ?? '.';
export const groupingSeparator = partOf(number, 'group', 1000000.5) ?? ',';
export const currencySymbol =
  partOf(
    new Intl.NumberFormat(session.locale, { style: 'currency', currency: session.currency }),
    'currency',
    1,
  ) ?? session.currency;

/** 1 = Sunday, as the base components count. */
const week = new Intl.Locale(session.locale);
export const firstDayOfWeek = ((week.getWeekInfo?.() ?? week.weekInfo ?? { firstDay: 7 }).firstDay % 7) + 1;

const PATTERN = { day: 'd', month: 'M', year: 'yyyy' };
/** In the pattern letters of the base components' date library, e.g. 'M/d/yyyy'. */
export const shortDateFormat = new Intl.DateTimeFormat(session.locale)
  .formatToParts(new Date(2026, 0, 5))
  .map((p) =>
    p.type === 'literal' ? p.value : (PATTERN[p.type] ?? '').repeat(p.value.startsWith('0') ? 2 : 1),
  )
  .join('');
