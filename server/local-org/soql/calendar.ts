import type { Run } from './run.ts';
import { localDay } from './time-zone.ts';

/** How the org and the user count fiscal years and weeks. */
export interface Calendar {
  /** 1 to 12. */
  fiscalStartMonth: number;
  /** False (the platform's default): a fiscal year is named after the calendar year it ends in. */
  fiscalYearNamedByStart: boolean;
  /** 0 Sunday to 6 Saturday, by the user's locale. */
  firstWeekday: number;
  timeZone: string;
  today: string;
}

const known = new WeakMap<Run, Calendar>();

export function calendarOf(run: Run): Calendar {
  let calendar = known.get(run);
  if (!calendar) {
    const { user, schema } = run.reader;
    const organization = schema.object('Organization') && run.reader.get('Organization', user.organizationId);
    const start = organization?.FiscalYearStartMonth;
    calendar = {
      fiscalStartMonth: typeof start === 'number' ? start : 1,
      fiscalYearNamedByStart: organization?.UsesStartDateAsFiscalYearName === true,
      firstWeekday: firstWeekday(user.locale),
      timeZone: user.timeZone,
      today: localDay(user.timeZone, run.now),
    };
    known.set(run, calendar);
  }
  return calendar;
}

function firstWeekday(locale: string): number {
  // Node knows the CLDR week data but TypeScript's library does not declare the method yet.
  const info = new Intl.Locale(locale.replaceAll('_', '-')) as Intl.Locale & {
    getWeekInfo?(): { firstDay: number };
  };
  return (info.getWeekInfo?.().firstDay ?? 7) % 7;
}

/** Pure day arithmetic on 'YYYY-MM-DD'. */
export function addDays(day: string, count: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1, date + count)).toISOString().slice(0, 10);
}

/** First day of the month `count` months from the month of `day`. */
export function monthStart(day: string, count: number): string {
  const [year = 0, month = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10);
}

/** 0 Sunday to 6 Saturday. */
export function weekday(day: string): number {
  return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** Fiscal month 1-12, quarter 1-4 and year name of a calendar month. */
export function fiscal(
  calendar: Calendar,
  year: number,
  month: number,
): { year: number; quarter: number; month: number } {
  const index = (month - calendar.fiscalStartMonth + 12) % 12;
  const startYear = month >= calendar.fiscalStartMonth ? year : year - 1;
  const named =
    calendar.fiscalStartMonth === 1 || calendar.fiscalYearNamedByStart ? startYear : startYear + 1;
  return { year: named, quarter: Math.floor(index / 3) + 1, month: index + 1 };
}
