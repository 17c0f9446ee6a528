import { addDays } from '../../period.ts';
import { date } from '../../metrics/sql.ts';
import type { RunContext } from '../../metrics/views/run-context.ts';

/** Local days after which an amount is compared with what it was (R11). */
const amountDays = 30;

/**
 * `fact.moved_back(deal_no, moved_back_day, moved_from_rank, moved_to_rank)`: the latest move from an open stage to an
 * earlier one that directly followed (R10); stages without a rank have no order.
 */
export const movedBack = `
  WITH step AS (
    SELECT r.deal_no, r.run_no, r.rank, r.is_closed, r.entered_at,
      lag(r.rank) OVER by_run AS rank_before, lag(r.is_closed) OVER by_run AS was_closed
    FROM fact.run r JOIN fact.renewed o ON o.deal_no = r.deal_no
    WHERE NOT r.is_fallback WINDOW by_run AS (PARTITION BY r.deal_no ORDER BY r.run_no)
  ), back AS (
    SELECT *, row_number() OVER (PARTITION BY deal_no ORDER BY run_no DESC) AS newest
    FROM step WHERE NOT is_closed AND NOT was_closed AND rank < rank_before
  )
  SELECT deal_no, fact.local_day(entered_at) AS moved_back_day, rank_before AS moved_from_rank, rank AS moved_to_rank
  FROM back WHERE newest = 1`;

/**
 * `fact.amount_past(deal_no, base_amount, amount_day)`: the amount at the end of the local day 30 days ago, else the first
 * one (R11); the day the amount last changed.
 */
export function amountPast(run: RunContext): string {
  const cutoff = `fact.day_start(${date(addDays(run.today, 1 - amountDays))})`;
  return `
    WITH stated AS (
      SELECT v.deal_no, v.version_no, v.moment, v.until, v.amount, lag(v.amount) OVER by_time AS amount_before
      FROM fact.version v JOIN fact.renewed o ON o.deal_no = v.deal_no
      WINDOW by_time AS (PARTITION BY v.deal_no ORDER BY v.version_no)
    ), marked AS (
      SELECT *, row_number() OVER (PARTITION BY deal_no, amount IS NULL ORDER BY version_no) AS amount_no FROM stated
    )
    SELECT deal_no,
      coalesce(max(amount) FILTER (WHERE moment < ${cutoff} AND ${cutoff} <= until),
        max(amount) FILTER (WHERE amount_no = 1)) AS base_amount,
      fact.local_day(max(moment) FILTER (WHERE version_no > 1 AND amount IS DISTINCT FROM amount_before)) AS amount_day
    FROM marked GROUP BY deal_no`;
}

/**
 * `fact.put_off(deal_no, pushes, last_push_day)`: close dates moved later by more than `pushDays` days (R5); `pushDays` is
 * SQL that may ask for the deal's stage band.
 */
export const putOff = (pushDays: string): string => `
  SELECT u.deal_no, count(*)::INTEGER AS pushes, max(u.day) AS last_push_day
  FROM fact.postponed u JOIN fact.renewed o ON o.deal_no = u.deal_no
  WHERE u.days > ${pushDays} GROUP BY u.deal_no`;
