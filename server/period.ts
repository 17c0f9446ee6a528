/**
 * Calendar of the business: local days, weeks, fiscal months and quarters around one moment (C11, C16).
 *
 * Days are 'YYYY-MM-DD' text in the org's time zone, instants are `Date`. Nothing here reads the clock.
 */
import { TZDate, tzOffset, tzScan } from '@date-fns/tz';

export type PeriodType = 'week' | 'fiscal-month' | 'fiscal-quarter';

/** First and last day, both included. */
export interface Span {
  start: string;
  end: string;
}

export interface FiscalCalendar {
  months: readonly Span[];
  quarters: readonly Span[];
}

/** A period as it is reported at one moment. */
export interface ReportingPeriod extends Span {
  type: PeriodType;
  /** Holds the day of `asOf`. */
  current: boolean;
  /** Last day that counts: the end of a finished period, the day of `asOf` in an unfinished one. */
  day: string;
  /** The instant up to which things are known for snapshots: end of the last local day, or `asOf`. */
  at: Date;
}

const millisecondsPerDay = 86_400_000;

export function addDays(day: string, count: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + count * millisecondsPerDay).toISOString().slice(0, 10);
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / millisecondsPerDay;
}

export function localDay(instant: Date, timeZone: string): string {
  const local = new Date(instant.getTime() + tzOffset(timeZone, instant) * 60_000);
  return local.toISOString().slice(0, 10);
}

/** Local midnight; where the clock jumps over midnight, the first instant of that day. */
export function startOfLocalDay(day: string, timeZone: string): Date {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const midnight = new Date(new TZDate(year, month - 1, date, 0, 0, 0, 0, timeZone).getTime());
  if (localDay(midnight, timeZone) >= day) return midnight;
  const [jump] = tzScan(timeZone, {
    start: midnight,
    end: new Date(midnight.getTime() + millisecondsPerDay),
  });
  return jump ? new Date(jump.date.getTime()) : midnight;
}

/** The last millisecond of a local day. */
export function endOfLocalDay(day: string, timeZone: string): Date {
  return new Date(startOfLocalDay(addDays(day, 1), timeZone).getTime() - 1);
}

/**
 * Reads `--as-of`: a date means the end of that local day, anything else must be an instant with its offset.
 *
 * @throws Error that names the text and what was expected.
 */
export function parseAsOf(text: string, timeZone: string): Date {
  if (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text) {
    return endOfLocalDay(text, timeZone);
  }
  if (/^\d{4}-\d{2}-\d{2}T.*(Z|[+-]\d{2}:?\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))) {
    return new Date(text);
  }
  throw new Error(
    `--as-of ${JSON.stringify(text)} is neither a date (2026-11-20) nor an instant with its offset (2026-11-20T17:00:00Z)`,
  );
}

export interface Transition {
  at: Date;
  /** Minutes east of UTC from `at` on. */
  offset: number;
}

/** Every change of a zone's offset in a range, the offset at its beginning first. */
export function offsetTransitions(timeZone: string, from: Date, to: Date): Transition[] {
  const changes = tzScan(timeZone, { start: from, end: to });
  return [
    { at: from, offset: tzOffset(timeZone, from) },
    ...changes.map((change) => ({ at: new Date(change.date.getTime()), offset: change.offset })),
  ];
}

/** The week that holds a day. `weekStart`: 0 Sunday to 6 Saturday, 1 by default (C11). */
export function weekOf(day: string, weekStart = 1): Span {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const start = addDays(day, -((weekday - weekStart + 7) % 7));
  return { start, end: addDays(start, 6) };
}

function firstOfMonth(monthIndex: number): string {
  return new Date(Date.UTC(Math.floor(monthIndex / 12), ((monthIndex % 12) + 12) % 12, 1))
    .toISOString()
    .slice(0, 10);
}

/** Months counted from year 0, of a day. */
export function monthIndex(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
}

function calendarSpans(range: Span, startMonth: number, length: 1 | 3): Span[] {
  const shift = (((monthIndex(range.start) - (startMonth - 1)) % length) + length) % length;
  const spans: Span[] = [];
  for (let month = monthIndex(range.start) - shift; firstOfMonth(month) <= range.end; month += length) {
    spans.push({ start: firstOfMonth(month), end: addDays(firstOfMonth(month + length), -1) });
  }
  return spans;
}

/** What the calendar says where the org's own `Period` rows are silent. */
function complete(own: readonly Span[], calendar: readonly Span[]): Span[] {
  const byStart = new Map(own.map((span) => [span.start, span]));
  for (const span of calendar) {
    const overlaps = own.some((known) => known.start <= span.end && span.start <= known.end);
    if (!overlaps) byStart.set(span.start, span);
  }
  return [...byStart.values()].sort((a, b) => (a.start < b.start ? -1 : 1));
}

/**
 * Fiscal months and quarters of a range: the org's `Period` rows, completed from `FiscalYearStartMonth`.
 *
 * Rows win because custom fiscal years (4-4-5 weeks, say) exist only there.
 */
export function fiscalCalendar(
  rows: readonly { type: string; start: string; end: string }[],
  startMonth: number,
  range: Span,
): FiscalCalendar {
  const own = (type: string): Span[] =>
    rows
      .filter((row) => row.type === type && row.start <= range.end && range.start <= row.end)
      .map(({ start, end }) => ({ start, end }));
  return {
    months: complete(own('Month'), calendarSpans(range, startMonth, 1)),
    quarters: complete(own('Quarter'), calendarSpans(range, startMonth, 3)),
  };
}

export interface PeriodCounts {
  weeks: number;
  months: number;
  quarters: number;
}

export interface ReportingRequest {
  asOf: Date;
  timeZone: string;
  calendar: FiscalCalendar;
  counts: PeriodCounts;
  weekStart: number;
  /** Local day of the org's first record; periods that end before it are left out. */
  firstDay: string;
}

/** The current period of each type and those before it, newest first within a type. */
export function reportingPeriods(request: ReportingRequest): ReportingPeriod[] {
  const today = localDay(request.asOf, request.timeZone);
  const week = weekOf(today, request.weekStart);
  const weeks = Array.from({ length: request.counts.weeks }, (_, back) => ({
    start: addDays(week.start, -7 * back),
    end: addDays(week.end, -7 * back),
  }));
  const upTo = (spans: readonly Span[], count: number): Span[] =>
    spans
      .filter((span) => span.start <= today)
      .sort((a, b) => (a.start < b.start ? 1 : -1))
      .slice(0, count);
  const all: [PeriodType, Span[]][] = [
    ['week', weeks],
    ['fiscal-month', upTo(request.calendar.months, request.counts.months)],
    ['fiscal-quarter', upTo(request.calendar.quarters, request.counts.quarters)],
  ];
  return all.flatMap(([type, spans]) =>
    spans.filter((span) => span.end >= request.firstDay).map((span) => report(type, span, today, request)),
  );
}

function report(type: PeriodType, span: Span, today: string, request: ReportingRequest): ReportingPeriod {
  const end = endOfLocalDay(span.end, request.timeZone);
  const finished = end.getTime() <= request.asOf.getTime();
  return {
    type,
    ...span,
    current: span.start <= today && today <= span.end,
    day: finished ? span.end : today,
    at: finished ? end : request.asOf,
  };
}

/** Share of a span's working days (Monday to Friday) gone by the end of `day`, that day included; 0 to 1. */
export function workingDaysElapsed(span: Span, day: string): number {
  const count = (to: string): number => {
    let working = 0;
    for (let current = span.start; current <= to; current = addDays(current, 1)) {
      const weekday = new Date(`${current}T00:00:00Z`).getUTCDay();
      if (weekday !== 0 && weekday !== 6) working += 1;
    }
    return working;
  };
  const total = count(span.end);
  return total === 0 ? 1 : count(day < span.end ? day : span.end) / total;
}
