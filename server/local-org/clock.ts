import { TZDate } from '@date-fns/tz';
import { localDay } from './local-day.ts';

/** Evening of a day in the org's zone, when a working day's records are all there. */
const startingHour = 18;

/** Real time, or a clock that starts at 18:00 of the given local day and runs on with real time. */
export function orgClock(asOf: string | null, timeZone: string): () => Date {
  if (asOf === null) return () => new Date();
  const [year = 0, month = 0, day = 0] = asOf.split('-').map(Number);
  const start = new TZDate(year, month - 1, day, startingHour, 0, 0, timeZone).getTime();
  const origin = Date.now();
  return () => new Date(start + Date.now() - origin);
}

/** A clock so many milliseconds ahead of this machine's, and never behind `earliest` (milliseconds since 1970). */
export function offsetClock(offset: number, earliest: number): () => Date {
  return () => new Date(Math.max(Date.now() + offset, earliest));
}

/** The last day whose evening has come: a seed written for an evening then holds nothing from the future. */
export function lastEvening(timeZone: string, now = new Date()): string {
  return localDay(new Date(now.getTime() - startingHour * 3_600_000).toISOString(), timeZone);
}
