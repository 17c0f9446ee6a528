import type { RunContext } from './run-context.ts';

/**
 * `fact.touch_state(deal_no, from_end, until_end, touches, first_day, last_day, days, gap_squares)`: what was on record of
 * the touches of an open deal at the endings [from_end, until_end). `days` are distinct local days, `gap_squares` the sum
 * of the squared days between one and the next. Only touches while the deal was open. No row means none yet; from a
 * deal's first row on there is one for every ending it is open at.
 *
 * Touches come on record in the order of their days, with few exceptions. Then each one adds to what was known before,
 * and one pass in that order says it all. A deal with a touch logged after a later one, or credited elsewhere since, is
 * counted anew at each of its endings.
 */
export function touchStateTable(_context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.touch_step AS
    WITH seen AS (
      SELECT deal_no, from_end, day, count(*)::INTEGER AS touches FROM fact.touch
      WHERE is_open AND NOT is_repeat AND until_end = 32767 AND deal_no IN (SELECT deal_no FROM fact.open_state)
      GROUP BY deal_no, from_end, day
    ), spaced AS (
      SELECT *, day - lag(day) OVER (PARTITION BY deal_no ORDER BY from_end, day) AS gap FROM seen
    )
    SELECT deal_no, from_end, sum(touches)::INTEGER AS touches, min(day) AS first_day, max(day) AS last_day,
      count(*) FILTER (WHERE gap IS DISTINCT FROM 0)::INTEGER AS days, coalesce(sum(gap * gap), 0)::BIGINT AS gap_squares,
      coalesce(min(gap) < 0, false) AS is_late
    FROM spaced GROUP BY deal_no, from_end;

    CREATE OR REPLACE TABLE fact.late_touched AS
    SELECT deal_no FROM fact.touch_step WHERE is_late
    UNION
    SELECT deal_no FROM fact.touch WHERE is_open AND until_end < 32767;

    CREATE OR REPLACE TABLE fact.touch_state AS
    WITH visible AS (
      SELECT o.deal_no, o.end_no, t.day, count(t.deal_no)::INTEGER AS touches
      FROM fact.open_at o
      LEFT JOIN fact.touch t ON t.deal_no = o.deal_no AND t.from_end <= o.end_no AND o.end_no < t.until_end
        AND t.is_open AND NOT t.is_repeat
      WHERE o.deal_no IN (SELECT deal_no FROM fact.late_touched)
      GROUP BY o.deal_no, o.end_no, t.day
    ), spaced AS (
      SELECT *, day - lag(day) OVER (PARTITION BY deal_no, end_no ORDER BY day) AS gap FROM visible
    )
    SELECT deal_no, from_end::INTEGER AS from_end, lead(from_end, 1, 32767) OVER by_end::INTEGER AS until_end,
      (sum(touches) OVER by_end)::INTEGER AS touches, first_value(first_day) OVER by_end AS first_day, last_day,
      (sum(days) OVER by_end)::INTEGER AS days, (sum(gap_squares) OVER by_end)::BIGINT AS gap_squares
    FROM fact.touch_step WHERE deal_no NOT IN (SELECT deal_no FROM fact.late_touched)
    WINDOW by_end AS (PARTITION BY deal_no ORDER BY from_end ROWS UNBOUNDED PRECEDING)
    UNION ALL
    SELECT deal_no, end_no, end_no + 1, sum(touches)::INTEGER, min(day), max(day), count(day)::INTEGER,
      coalesce(sum(gap * gap), 0)::BIGINT
    FROM spaced GROUP BY deal_no, end_no;
    DROP TABLE fact.touch_step; DROP TABLE fact.late_touched`;
}
