import type { FieldType, Value } from '../types.ts';
import type { Calendar } from './calendar.ts';
import { calendarOf, fiscal } from './calendar.ts';
import { refuse } from './errors.ts';
import type { Cell, Expression, Run, Scope } from './run.ts';
import { toLocal } from './time-zone.ts';

type Part = (time: Date, calendar: Calendar) => Value;

const DAY = 86_400_000;
const year = (time: Date) => time.getUTCFullYear();
const month = (time: Date) => time.getUTCMonth() + 1;
const dayOfYear = (time: Date) => Math.floor((time.getTime() - Date.UTC(year(time), 0, 1)) / DAY) + 1;
const fiscalOf = (time: Date, calendar: Calendar) => fiscal(calendar, year(time), month(time));

const PARTS: Record<string, Part> = {
  CALENDAR_YEAR: year,
  CALENDAR_QUARTER: (time) => Math.floor((month(time) + 2) / 3),
  CALENDAR_MONTH: month,
  DAY_IN_MONTH: (time) => time.getUTCDate(),
  DAY_IN_WEEK: (time) => time.getUTCDay() + 1,
  DAY_IN_YEAR: dayOfYear,
  DAY_ONLY: (time) => time.toISOString().slice(0, 10),
  FISCAL_YEAR: (time, calendar) => fiscalOf(time, calendar).year,
  FISCAL_QUARTER: (time, calendar) => fiscalOf(time, calendar).quarter,
  FISCAL_MONTH: (time, calendar) => fiscalOf(time, calendar).month,
  HOUR_IN_DAY: (time) => time.getUTCHours(),
  WEEK_IN_MONTH: (time) => Math.floor((time.getUTCDate() - 1) / 7) + 1,
  WEEK_IN_YEAR: (time) => Math.floor((dayOfYear(time) - 1) / 7) + 1,
};

export function isDateFunction(name: string): boolean {
  return name.toUpperCase() in PARTS;
}

/**
 * A part of a date or datetime. Datetimes are read in UTC unless wrapped in convertTimezone(), as on the platform;
 * weeks of the year count from 1 January, days of the week from Sunday.
 */
export function dateFunction(scope: Scope, name: string, of: Expression, local: boolean): Expression {
  const upper = name.toUpperCase();
  const part = PARTS[upper];
  const needsTime = upper === 'HOUR_IN_DAY' || upper === 'DAY_ONLY' || local;
  if (!part || (of.type !== 'datetime' && (of.type !== 'date' || needsTime))) {
    const wanted = needsTime ? 'dateTime' : 'date or dateTime';
    throw refuse(
      scope,
      'INVALID_FIELD',
      `field ${of.name} does not support ${upper}: it needs a ${wanted} field`,
      of.name,
    );
  }
  const type: FieldType = upper === 'DAY_ONLY' ? 'date' : 'int';
  const inner = local ? `convertTimezone(${of.name})` : of.name;
  return { name: `${upper}(${inner})`, type, own: false, bind: (run) => bind(run, of, part, local) };
}

function bind(run: Run, of: Expression, part: Part, local: boolean): Cell {
  const read = of.bind(run);
  const calendar = calendarOf(run);
  return (row) => {
    const value = read(row);
    if (typeof value !== 'string') return null;
    const instant = Date.parse(value.length === 10 ? `${value}T00:00:00Z` : value);
    return part(new Date(local ? toLocal(calendar.timeZone, instant) : instant), calendar);
  };
}
