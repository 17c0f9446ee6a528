import type { ObjectDef, Row, Value } from '../types.ts';

const dayMillis = 86_400_000;

/** Whole days from one calendar date to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / dayMillis);
}

export function shiftDate(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMillis).toISOString().slice(0, 10);
}

/** First of a month, moved by whole months. */
export function shiftMonth(date: string, months: number): string {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

export function monthsBetween(from: string, to: string): number {
  const count = (date: string) => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7));
  return count(to) - count(from);
}

/** Moves instants by whole days of a zone's wall clock: what happened at half past eleven at night still does. */
export function wallClockShift(days: number, timeZone: string): (instant: string) => string {
  const offset = offsetIn(timeZone);
  return (instant) => {
    const wall = Date.parse(instant) + offset(Date.parse(instant)) + days * dayMillis;
    // The offset belongs to the new day, and close to a change of clocks to the new instant.
    const guess = wall - offset(wall);
    return new Date(wall - offset(guess)).toISOString();
  };
}

/** Milliseconds a zone is ahead of UTC at an instant. */
function offsetIn(timeZone: string): (millis: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (millis) => {
    const part = Object.fromEntries(
      format.formatToParts(millis).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
    const wall = Date.UTC(year, month - 1, day, hour, minute, second);
    return wall - Math.floor(millis / 1000) * 1000;
  };
}

export interface Shift {
  date(value: string): string;
  datetime(value: string): string;
}

/** Moves every date and datetime of the rows, in place. */
export function shiftRows(def: ObjectDef, rows: Row[], shift: Shift): void {
  const dates = def.fields.filter((field) => field.type === 'date').map((field) => field.name);
  const datetimes = def.fields.filter((field) => field.type === 'datetime').map((field) => field.name);
  const move = (row: Row, names: string[], by: (value: string) => string) => {
    for (const name of names) {
      const value: Value | undefined = row[name];
      if (typeof value === 'string') row[name] = by(value);
    }
  };
  for (const row of rows) {
    move(row, dates, shift.date);
    move(row, datetimes, shift.datetime);
  }
}
