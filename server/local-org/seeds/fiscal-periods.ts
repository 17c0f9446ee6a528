import type { Row } from '../types.ts';
import { seedId } from './seed.ts';

const monthNames =
  'January February March April May June July August September October November December'.split(' ');

export interface FiscalCalendar {
  /** 1 to 12: the month the fiscal year starts in. */
  startMonth: number;
  /** Whether a fiscal year is called after the calendar year it starts in, or after the one it ends in. */
  namedByStart: boolean;
}

/** The calendar year in which the fiscal year holding this date starts. */
export function fiscalYearStart(date: string, startMonth: number): number {
  const year = Number(date.slice(0, 4));
  return Number(date.slice(5, 7)) < startMonth ? year - 1 : year;
}

/** FiscalYearSettings and Period rows of a standard fiscal year, for the years starting in `from` to `to`. */
export function fiscalPeriods(
  calendar: FiscalCalendar,
  from: number,
  to: number,
): { settings: Row[]; periods: Row[] } {
  const settings: Row[] = [];
  const periods: Row[] = [];
  for (let year = from; year <= to; year++) {
    const name = String(calendar.namedByStart || calendar.startMonth === 1 ? year : year + 1);
    const settingsId = seedId('022', year);
    const period = (type: string, number: number, label: string, first: number, months: number): Row => {
      const row = {
        Id: seedId('026', year * 100 + periodSlot(type, number)),
        FiscalYearSettingsId: settingsId,
        Type: type,
        StartDate: monthStart(year, calendar.startMonth + first),
        EndDate: dayBefore(monthStart(year, calendar.startMonth + first + months)),
        IsForecastPeriod: type === 'Month' || type === 'Quarter',
        Number: number,
        FullyQualifiedLabel: `${label} FY ${name}`.trim(),
      };
      periods.push(row);
      return row;
    };
    const whole = period('Year', 1, '', 0, 12);
    for (let quarter = 0; quarter < 4; quarter++)
      period('Quarter', quarter + 1, `Q${quarter + 1}`, quarter * 3, 3);
    for (let month = 0; month < 12; month++)
      period('Month', month + 1, monthNames[(calendar.startMonth - 1 + month) % 12] ?? '', month, 1);
    settings.push({
      Id: settingsId,
      PeriodId: whole.Id,
      Name: name,
      StartDate: whole['StartDate'] ?? null,
      EndDate: whole['EndDate'] ?? null,
      IsStandardYear: true,
      YearType: 'Standard',
      QuarterLabelScheme: 'NumberByYear',
      PeriodLabelScheme: 'MonthNames',
    });
  }
  return { settings, periods };
}

function periodSlot(type: string, number: number): number {
  return number + (type === 'Year' ? 0 : type === 'Quarter' ? 10 : 20);
}

/** Months count on beyond December. */
function monthStart(year: number, month: number): string {
  return new Date(Date.UTC(year, month - 1, 1)).toISOString().slice(0, 10);
}

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}
