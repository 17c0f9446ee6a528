import type { Calendar } from './calendar.ts';
import { addDays, monthStart, weekday } from './calendar.ts';

/** Days from `start` up to, not including, `end`. */
export interface DayRange {
  start: string;
  end: string;
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR' | 'FISCAL_QUARTER' | 'FISCAL_YEAR';
const MONTHS: Partial<Record<Unit, number>> = {
  MONTH: 1,
  QUARTER: 3,
  YEAR: 12,
  FISCAL_QUARTER: 3,
  FISCAL_YEAR: 12,
};

/** First day of the unit `count` units away from today's. */
function unitStart(calendar: Calendar, unit: Unit, count: number): string {
  const { today } = calendar;
  if (unit === 'DAY') return addDays(today, count);
  if (unit === 'WEEK') return addDays(today, count * 7 - ((weekday(today) - calendar.firstWeekday + 7) % 7));
  const length = MONTHS[unit] ?? 1;
  const first = unit.startsWith('FISCAL') ? calendar.fiscalStartMonth : 1;
  const month = Number(today.slice(5, 7));
  const into = (month - first + 12) % length;
  return monthStart(today, count * length - into);
}

function units(calendar: Calendar, unit: Unit, from: number, to: number): DayRange {
  return { start: unitStart(calendar, unit, from), end: unitStart(calendar, unit, to) };
}

/**
 * The days a relative literal names, e.g. 'THIS_FISCAL_QUARTER' or 'LAST_N_DAYS:7'; undefined when unknown.
 *
 * LAST_N_DAYS includes today (so n + 1 days) and NEXT_N_DAYS starts tomorrow; for weeks and longer both leave the
 * current unit out. That is how the platform documents them.
 */
export function relativeDays(literal: string, calendar: Calendar): DayRange | undefined {
  const [name = '', count] = literal.toUpperCase().replace(/\s/g, '').split(':');
  if (count !== undefined) return /^\d+$/.test(count) ? counted(name, Number(count), calendar) : undefined;
  if (name === 'YESTERDAY') return units(calendar, 'DAY', -1, 0);
  if (name === 'TODAY') return units(calendar, 'DAY', 0, 1);
  if (name === 'TOMORROW') return units(calendar, 'DAY', 1, 2);
  if (name === 'LAST_90_DAYS') return units(calendar, 'DAY', -90, 1);
  if (name === 'NEXT_90_DAYS') return units(calendar, 'DAY', 1, 91);
  const match = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)$/.exec(name);
  if (!match) return undefined;
  const at = { LAST: -1, THIS: 0, NEXT: 1 }[match[1] as 'LAST' | 'THIS' | 'NEXT'];
  return units(calendar, match[2] as Unit, at, at + 1);
}

function counted(name: string, count: number, calendar: Calendar): DayRange | undefined {
  const match = /^(?:(LAST|NEXT)_N_(\w+)S|N_(\w+)S_AGO)$/.exec(name);
  const unit = (match?.[2] ?? match?.[3]) as Unit | undefined;
  if (!match || !unit || !(unit === 'DAY' || unit === 'WEEK' || unit in MONTHS)) return undefined;
  if (match[3]) return units(calendar, unit, -count, -count + 1);
  if (match[1] === 'NEXT') return units(calendar, unit, 1, count + 1);
  return unit === 'DAY' ? units(calendar, unit, -count, 1) : units(calendar, unit, -count, 0);
}
