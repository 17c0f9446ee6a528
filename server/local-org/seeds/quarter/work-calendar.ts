import { TZDate } from '@date-fns/tz';

export const timeZone = 'America/New_York';
const day = 86_400_000;
const hour = 3_600_000;
/** A Monday. */
const epoch = Date.UTC(2001, 0, 1);
const opens = 8;
const hours = 9.75;
const evening = 18;

/**
 * Simulated time: days before (negative) and after the evening of `asOf`, mapped onto weekdays and working hours of
 * the org's zone. Seven simulated days fill five working days evenly, and the order of moments is kept.
 */
export interface WorkCalendar {
  asOf: string;
  /** The evening itself, UTC. */
  now: string;
  /** Whole seconds, UTC. */
  instant(moment: number): string;
  /** The local day. */
  date(moment: number): string;
  /** The start of a meeting: the half hour before. */
  halfHour(moment: number): string;
  later(instant: string, minutes: number): string;
  /** The moment of 8:00 on a local day. */
  momentOf(date: string): number;
  /** The first day of a month, `count` months after that of `asOf`. */
  month(count: number): string;
}

export function workCalendar(asOf: string): WorkCalendar {
  const asOfDay = (Date.parse(`${asOf}T00:00:00Z`) - epoch) / day;
  const present = axis(asOfDay + 1);
  const midnights = new Map<number, number>();
  /** Nobody works at 2 in the morning, so a day's offset from UTC is that of its noon. */
  const midnight = (number: number): number => {
    let found = midnights.get(number);
    if (found === undefined) {
      const noon = new Date(epoch + number * day);
      const [year, month, date] = [noon.getUTCFullYear(), noon.getUTCMonth(), noon.getUTCDate()];
      found = new TZDate(year, month, date, 12, 0, 0, timeZone).getTime() - 12 * hour;
      midnights.set(number, found);
    }
    return found;
  };
  const place = (moment: number) => {
    const at = present + moment;
    const week = Math.floor(at / 7);
    const position = ((at - week * 7) * 5) / 7;
    const weekday = Math.min(Math.floor(position), 4);
    return { number: week * 7 + weekday, share: position - weekday };
  };
  const millis = (moment: number) => {
    const { number, share } = place(moment);
    return midnight(number) + Math.floor((opens + hours * share) * 3600) * 1000;
  };
  return {
    asOf,
    now: new Date(midnight(asOfDay) + evening * hour).toISOString(),
    instant: (moment) => new Date(millis(moment)).toISOString(),
    date: (moment) => new Date(epoch + place(moment).number * day).toISOString().slice(0, 10),
    halfHour: (moment) => new Date(Math.floor(millis(moment) / (hour / 2)) * (hour / 2)).toISOString(),
    later: (instant, minutes) => new Date(Date.parse(instant) + minutes * 60_000).toISOString(),
    momentOf: (date) => axis((Date.parse(`${date}T00:00:00Z`) - epoch) / day) - present,
    month: (count) => {
      const [year = 0, month = 0] = asOf.split('-').map(Number);
      return new Date(Date.UTC(year, month - 1 + count, 1)).toISOString().slice(0, 10);
    },
  };
}

/** Where a day begins on the axis of simulated time; Saturday and Sunday are no time at all. */
function axis(number: number): number {
  const week = Math.floor(number / 7);
  return week * 7 + (Math.min(number - week * 7, 5) * 7) / 5;
}
