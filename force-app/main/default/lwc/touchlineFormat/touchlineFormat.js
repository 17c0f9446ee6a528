import LOCALE from '@salesforce/i18n/locale';
import CURRENCY from '@salesforce/i18n/currency';
import TIME_ZONE from '@salesforce/i18n/timeZone';
import labels from 'c/touchlineLabels';

const DAY = 86400000;
/** Three figures: what a column or a tile has room for. */
const COMPACT = { notation: 'compact', maximumSignificantDigits: 3 };
const formatters = new Map();
/** Writes `YYYY-MM-DD`, whatever the viewer's language. */
let isoDay;

/** Intl formatters are costly to build and there are hundreds of numbers on a page: each kind is made once. */
const formatter = (type, options) => {
  const key = type.name + JSON.stringify(options);
  if (!formatters.has(key)) formatters.set(key, new type(LOCALE, options));
  return formatters.get(key);
};

/** Puts arguments in the place of `{0}`, `{1}` …; a missing one leaves its place empty. */
export const fill = (template, ...args) => template.replace(/\{(\d+)\}/g, (_, index) => args[index] ?? '');

/** The label of a key for a count: `<key>_one`, `<key>_other` … by the language's own rule. */
export const plural = (texts, key, count) =>
  texts[`${key}_${formatter(Intl.PluralRules, {}).select(count)}`] ?? texts[`${key}_other`];

export const count = (value) => formatter(Intl.NumberFormat, { maximumFractionDigits: 0 }).format(value);

/** Stored percents are 25 for 25 %. */
export const percent = (value, digits = 0) =>
  formatter(Intl.NumberFormat, { style: 'percent', maximumFractionDigits: digits }).format(value / 100);

export const days = (value, short = false) =>
  formatter(Intl.NumberFormat, {
    style: 'unit',
    unit: 'day',
    unitDisplay: short ? 'short' : 'long',
    maximumFractionDigits: short ? 0 : 1,
  }).format(value);

export const money = (value, short = false) =>
  formatter(Intl.NumberFormat, {
    style: 'currency',
    currency: CURRENCY,
    ...(short && Math.abs(value) >= 1000
      ? COMPACT
      : { maximumFractionDigits: Math.abs(value) < 100 && !Number.isInteger(value) ? 2 : 0 }),
  }).format(value);

export const weeks = (value, short = false) =>
  formatter(Intl.NumberFormat, {
    style: 'unit',
    unit: 'week',
    unitDisplay: short ? 'short' : 'long',
    maximumFractionDigits: 1,
  }).format(value);

/** At most so many decimals: rates per week, ratios. */
const decimal = (value, digits) =>
  formatter(Intl.NumberFormat, { maximumFractionDigits: digits }).format(value);

const perWeek = (text, short) => fill(short ? labels.Unit_Per_Week_Short : labels.Unit_Per_Week, text);

/**
 * A number in the unit of its metric.
 * @param {string} unit count, percent, currency, currency-per-day, days, weeks, ratio (money over money: "1.8x"),
 * ratio-of-counts ("0.7"), count-per-week or currency-per-week
 * @param {number} value as stored
 * @param {boolean} short true where room is scarce
 */
export const quantity = (unit, value, short = false) => {
  switch (unit) {
    case 'percent':
      return percent(value, short ? 0 : 1);
    case 'currency':
      return money(value, short);
    case 'currency-per-day':
      return fill(short ? labels.Unit_Per_Day_Short : labels.Unit_Per_Day, money(value, short));
    case 'currency-per-week':
      return perWeek(money(value, short), short);
    case 'count-per-week':
      return perWeek(decimal(value, 1), short);
    case 'days':
      return days(value, short);
    case 'weeks':
      return weeks(value, short);
    case 'ratio':
      return fill(labels.Unit_Times, decimal(value, short ? 1 : 2));
    case 'ratio-of-counts':
      return decimal(value, short ? 1 : 2);
    default:
      return count(value);
  }
};

/** A range in the unit of a metric, as the language writes ranges: "74–118 days". */
export const range = (unit, low, high, short = true) => {
  const options = {
    percent: { style: 'percent', maximumFractionDigits: short ? 0 : 1 },
    days: { style: 'unit', unit: 'day', unitDisplay: 'long', maximumFractionDigits: short ? 0 : 1 },
    currency: { style: 'currency', currency: CURRENCY, ...(short ? COMPACT : { maximumFractionDigits: 0 }) },
  }[unit];
  const [from, to] = unit === 'percent' ? [low / 100, high / 100] : [low, high];
  return formatter(Intl.NumberFormat, options ?? { maximumFractionDigits: 0 }).formatRange(from, to);
};

/** A calendar date has no zone: it is read and shown in UTC so that no viewer sees the day before. */
const calendar = (date) => new Date(`${date}T00:00:00Z`);

export const date = (value, options = { dateStyle: 'medium' }) =>
  formatter(Intl.DateTimeFormat, { ...options, timeZone: 'UTC' }).format(calendar(value));

export const dateRange = (from, to, options) =>
  formatter(Intl.DateTimeFormat, { ...options, timeZone: 'UTC' }).formatRange(calendar(from), calendar(to));

export const dateTime = (value) =>
  formatter(Intl.DateTimeFormat, { dateStyle: 'medium', timeStyle: 'short', timeZone: TIME_ZONE }).format(
    new Date(value),
  );

/** Calendar day of an instant in the viewer's zone, `YYYY-MM-DD`. Dates pass through. */
export const dayOf = (value) => {
  if (value.length === 10) return value;
  isoDay ??= new Intl.DateTimeFormat('en-CA', { timeZone: TIME_ZONE, dateStyle: 'short' });
  return isoDay.format(new Date(value));
};

/** Whole calendar days from one `YYYY-MM-DD` to another, negative when the second is earlier. */
export const daysBetween = (from, to) => Math.round((calendar(to) - calendar(from)) / DAY);

/** The calendar day some days after a `YYYY-MM-DD`. */
export const dayAfter = (day, number) =>
  new Date(calendar(day).getTime() + number * DAY).toISOString().slice(0, 10);

/** "12 days ago", "yesterday", "in 3 days": whole calendar days between a date or instant and the as-of. */
export const relativeDay = (value, asOf) =>
  formatter(Intl.RelativeTimeFormat, { numeric: 'auto' }).format(
    daysBetween(dayOf(asOf), dayOf(value)),
    'day',
  );

/** "5 minutes ago"; `now` in milliseconds. A clock that is ahead of ours makes nothing happen in the future. */
export const relativeTime = (value, now) => {
  const minutes = Math.min(0, Math.round((new Date(value) - now) / 60000));
  const [amount, unit] =
    Math.abs(minutes) < 60
      ? [minutes, 'minute']
      : Math.abs(minutes) < 2880
        ? [Math.round(minutes / 60), 'hour']
        : [Math.round(minutes / 1440), 'day'];
  return formatter(Intl.RelativeTimeFormat, { numeric: 'auto' }).format(amount, unit);
};

/** Orders texts as the viewer's language does. */
export const compareText = (a, b) => formatter(Intl.Collator, { numeric: true }).compare(a, b);
