import type { Calendar } from './calendar.ts';
import { relativeDays } from './relative-dates.ts';

/** Thursday 19 November 2026; fiscal years start in April, weeks on Sunday. */
const calendar: Calendar = {
  fiscalStartMonth: 4,
  fiscalYearNamedByStart: false,
  firstWeekday: 0,
  timeZone: 'UTC',
  today: '2026-11-19',
};

test.each([
  // [literal, first day, day after the last]
  ['TODAY', '2026-11-19', '2026-11-20'],
  ['yesterday', '2026-11-18', '2026-11-19'],
  ['TOMORROW', '2026-11-20', '2026-11-21'],
  ['THIS_WEEK', '2026-11-15', '2026-11-22'],
  ['LAST_WEEK', '2026-11-08', '2026-11-15'],
  ['NEXT_WEEK', '2026-11-22', '2026-11-29'],
  ['THIS_MONTH', '2026-11-01', '2026-12-01'],
  ['LAST_MONTH', '2026-10-01', '2026-11-01'],
  ['NEXT_MONTH', '2026-12-01', '2027-01-01'],
  ['LAST_90_DAYS', '2026-08-21', '2026-11-20'],
  ['NEXT_90_DAYS', '2026-11-20', '2027-02-18'],
  ['THIS_QUARTER', '2026-10-01', '2027-01-01'],
  ['LAST_QUARTER', '2026-07-01', '2026-10-01'],
  ['NEXT_QUARTER', '2027-01-01', '2027-04-01'],
  ['THIS_YEAR', '2026-01-01', '2027-01-01'],
  ['LAST_YEAR', '2025-01-01', '2026-01-01'],
  ['THIS_FISCAL_QUARTER', '2026-10-01', '2027-01-01'],
  ['THIS_FISCAL_YEAR', '2026-04-01', '2027-04-01'],
  ['NEXT_FISCAL_YEAR', '2027-04-01', '2028-04-01'],
  ['LAST_N_DAYS:7', '2026-11-12', '2026-11-20'],
  ['NEXT_N_DAYS:7', '2026-11-20', '2026-11-27'],
  ['N_DAYS_AGO:3', '2026-11-16', '2026-11-17'],
  ['LAST_N_WEEKS:2', '2026-11-01', '2026-11-15'],
  ['NEXT_N_WEEKS:1', '2026-11-22', '2026-11-29'],
  ['N_WEEKS_AGO:1', '2026-11-08', '2026-11-15'],
  ['LAST_N_MONTHS:2', '2026-09-01', '2026-11-01'],
  ['NEXT_N_MONTHS:2', '2026-12-01', '2027-02-01'],
  ['N_MONTHS_AGO:11', '2025-12-01', '2026-01-01'],
  ['LAST_N_QUARTERS:4', '2025-10-01', '2026-10-01'],
  ['N_QUARTERS_AGO:1', '2026-07-01', '2026-10-01'],
  ['LAST_N_YEARS:1', '2025-01-01', '2026-01-01'],
  ['N_YEARS_AGO:2', '2024-01-01', '2025-01-01'],
  ['NEXT_N_FISCAL_QUARTERS:2', '2027-01-01', '2027-07-01'],
  ['LAST_N_FISCAL_YEARS:1', '2025-04-01', '2026-04-01'],
  ['N_FISCAL_QUARTERS_AGO:3', '2026-01-01', '2026-04-01'],
])('%s', (literal, start, end) => {
  expect(relativeDays(literal, calendar)).toEqual({ start, end });
});

test('fiscal quarters that do not fall on calendar quarters', () => {
  expect(relativeDays('THIS_FISCAL_QUARTER', { ...calendar, fiscalStartMonth: 2 })).toEqual({
    start: '2026-11-01',
    end: '2027-02-01',
  });
  expect(
    relativeDays('LAST_FISCAL_QUARTER', { ...calendar, fiscalStartMonth: 12, today: '2027-01-31' }),
  ).toEqual({ start: '2026-09-01', end: '2026-12-01' });
});

test('weeks start by the user’s locale', () => {
  expect(relativeDays('THIS_WEEK', { ...calendar, firstWeekday: 1 })).toEqual({
    start: '2026-11-16',
    end: '2026-11-23',
  });
  expect(relativeDays('THIS_WEEK', { ...calendar, firstWeekday: 1, today: '2026-11-22' })).toEqual({
    start: '2026-11-16',
    end: '2026-11-23',
  });
});

test('month ends: the 31st has a last month too', () => {
  expect(relativeDays('LAST_MONTH', { ...calendar, today: '2026-03-31' })).toEqual({
    start: '2026-02-01',
    end: '2026-03-01',
  });
});

test('unknown literals are not guessed at', () => {
  expect(relativeDays('LAST_N_HOURS:3', calendar)).toBeUndefined();
  expect(relativeDays('SOMEDAY', calendar)).toBeUndefined();
});
