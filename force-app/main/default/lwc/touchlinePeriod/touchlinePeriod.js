import { fill, date, dateRange, dayOf } from 'c/touchlineFormat';
import labels from 'c/touchlinePeriodLabels';

/** Period types as the scorecards store them, with the words of the switch. */
export const PERIOD_TYPES = [
  { value: 'week', label: labels.Period_Week },
  { value: 'fiscal-month', label: labels.Period_Month },
  { value: 'fiscal-quarter', label: labels.Period_Quarter },
];

const isMonthStart = (day) => day.endsWith('-01');
const nextDay = (day) => new Date(Date.parse(`${day}T00:00:00Z`) + 86400000).toISOString().slice(0, 10);

/**
 * "Week of Nov 16, 2026", "November 2026", "Oct – Dec 2026". Fiscal periods that do not follow calendar
 * months (4-4-5 calendars) are named by their first and last day.
 */
export const periodName = ({ type, start, end }) => {
  if (type === 'week') return fill(labels.Period_Week_Of, date(start));
  if (!isMonthStart(start) || !isMonthStart(nextDay(end)))
    return dateRange(start, end, { dateStyle: 'medium' });
  return type === 'fiscal-month'
    ? date(start, { month: 'long', year: 'numeric' })
    : dateRange(start, end, { month: 'short', year: 'numeric' });
};

const workingDays = (from, to) => {
  let days = 0;
  for (let day = from; day <= to; day = nextDay(day)) {
    if (new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0) days += 1;
  }
  return days;
};

/** Whether the period has ended by the as-of instant; its last day still belongs to it. */
export const isFinished = ({ end }, asOf) => dayOf(asOf) > end;

/** Share of the period's working days gone by the as-of instant, that day included: 0 to 1; null without an as-of. */
export const elapsedShare = ({ start, end }, asOf) => {
  if (!asOf) return null;
  const today = dayOf(asOf);
  if (today >= end) return 1;
  return workingDays(start, today) / Math.max(1, workingDays(start, end));
};
