import { addDays, endOfLocalDay, offsetTransitions } from '../../period.ts';
import { date, steps, storedMacro, text, timestamp } from '../sql.ts';
import type { RunContext } from './run-context.ts';

const minute = 60_000;

/**
 * Local days without a clock or a time-zone table in the engine: the zone's offsets become a step function.
 *
 * - `fact.local_day(instant)`: the local calendar day of a UTC instant
 * - `fact.day_start(day)`: the UTC instant of local midnight
 * - `fact.end_no(instant)`: number of the first ending at or after an instant; one past the last when later than all
 */
export function timeMacros(context: RunContext): string {
  const year = Number(context.today.slice(0, 4));
  const transitions = offsetTransitions(
    context.timeZone,
    new Date(Date.UTC(1990, 0, 1)),
    new Date(Date.UTC(year + 6, 0, 1)),
  );
  const offset = (index: number): number => transitions[index]!.offset;
  const change = (index: number): Date => transitions[index + 1]!.at;
  const byInstant = steps(
    transitions.length - 1,
    (index) => `instant < ${timestamp(change(index))}`,
    (index) => String(offset(index)),
  );
  // Local midnight belongs to the offset before a change when it comes before the change on the old local clock.
  const byMidnight = steps(
    transitions.length - 1,
    (index) =>
      `local_date::TIMESTAMP < ${timestamp(new Date(change(index).getTime() + offset(index) * minute))}`,
    (index) => `local_date::TIMESTAMP - to_minutes(${offset(index)})`,
  );
  const { endings } = context;
  const byEnding = steps(
    endings.length,
    (index) => `instant <= ${timestamp(endings[index]!.at)}`,
    (index) => String(index + 1),
  );
  return `
    CREATE OR REPLACE MACRO fact.local_day(instant) AS CAST(instant + to_minutes(${byInstant}) AS DATE);
    CREATE OR REPLACE MACRO fact.day_start(local_date) AS ${byMidnight};
    CREATE OR REPLACE MACRO fact.end_no(instant) AS ${byEnding};
    ${storedMacro};`;
}

/** `fact.ending`: the moments snapshots are taken at, and the end of the local day each falls on. `fact.period`: what is reported; `fact.period_day`: its days so far. */
export function periodTables(context: RunContext): string {
  const { endings, periods, settings, timeZone } = context;
  const endingRows = endings.map(
    ({ at, day }, index) =>
      `(${index + 1}, ${timestamp(at)}, ${date(day)}, ${date(addDays(day, 1 - settings.window))}, ` +
      `${timestamp(endOfLocalDay(day, timeZone))})`,
  );
  const numberOf = (at: Date): number =>
    endings.findIndex((ending) => ending.at.getTime() === at.getTime()) + 1;
  const periodRows = periods.map(
    (period, index) =>
      `(${index + 1}, ${text(period.type)}, ${date(period.start)}, ${date(period.end)}, ${date(period.day)}, ` +
      `${numberOf(period.at)}, ${period.current})`,
  );
  return `
    CREATE OR REPLACE TABLE fact.ending (
      end_no INTEGER, moment TIMESTAMP, day DATE, window_start DATE, day_end TIMESTAMP);
    INSERT INTO fact.ending VALUES ${endingRows.join(', ')};
    CREATE OR REPLACE TABLE fact.period (
      period_no INTEGER, type VARCHAR, start_day DATE, end_day DATE, day DATE, end_no INTEGER, is_current BOOLEAN);
    ${periodRows.length > 0 ? `INSERT INTO fact.period VALUES ${periodRows.join(', ')};` : ''}
    CREATE OR REPLACE TABLE fact.period_day AS
    SELECT period_no, unnest(range(start_day, day + 1, INTERVAL 1 DAY))::DATE AS day FROM fact.period`;
}

/** The run's own moment as an ending number. */
export function lastEnding(context: RunContext): number {
  return context.endings.length;
}
