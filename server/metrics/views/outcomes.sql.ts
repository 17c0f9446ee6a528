import type { RunContext } from './run-context.ts';
import { lastEnding } from './time.sql.ts';

/** `fact.decided`: closed deals, credited to the owner at the moment of closing (S0.10, S0.12). */
export function decidedTable(_context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.decided AS
    SELECT d.deal_no, o.owner_no, d.is_won, d.amount, d.outcome_day, d.qualified_at IS NOT NULL AS is_qualified,
      d.is_won AND d.amount <= 0 AS is_zero_win, d.is_fallback, d.is_unknown_stage,
      -- A deal won on the day it was created took a day, not none (S0.8).
      CASE WHEN d.is_won THEN greatest(1, d.close_date - d.created_day)::INTEGER END AS cycle_days
    FROM fact.deal d JOIN fact.ownership o
      ON o.deal_no = d.deal_no AND o.from_at <= d.closed_at AND d.closed_at < o.to_at
    WHERE d.is_closed AND d.outcome_day IS NOT NULL`;
}

/**
 * `fact.worked(slot, deal_no, owner_no, is_qualified)`: deals touched or moved to another stage in a period while open
 * and owned (S0.8, S0.9). Creation is not a move; a move counts when the deal was open before or after it. Of a deal
 * without history only its closing is known.
 */
export function workedTable(context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.worked AS
    WITH touched AS (
      SELECT t.deal_no, o.owner_no, t.day
      FROM fact.touch t JOIN fact.open_owned o ON o.deal_no = t.deal_no AND CASE WHEN t.rule = 1
        THEN t.day BETWEEN o.from_day AND o.to_day ELSE o.from_at <= t.moment AND t.moment < o.to_at END
      WHERE t.until_end > ${lastEnding(context)} AND t.day >= (SELECT min(start_day) FROM fact.period)
    ), moved AS (
      SELECT r.deal_no, o.owner_no, fact.local_day(r.entered_at) AS day
      FROM fact.run r JOIN fact.ownership o
        ON o.deal_no = r.deal_no AND o.from_at <= r.entered_at AND r.entered_at < o.to_at
      WHERE (r.is_closed OR NOT r.is_fallback) AND r.outcome_before IS NOT NULL AND NOT (r.outcome > 0 AND r.outcome_before > 0)
    ), worked AS (
      SELECT DISTINCT p.period_no, w.deal_no, w.owner_no
      FROM (SELECT * FROM touched UNION ALL SELECT * FROM moved) w JOIN fact.period_day p ON p.day = w.day
    )
    SELECT w.period_no AS slot, w.deal_no, w.owner_no, coalesce(d.qualified_at <= n.moment, false) AS is_qualified,
      d.is_fallback, d.is_unknown_stage
    FROM worked w
    JOIN fact.period p ON p.period_no = w.period_no
    JOIN fact.ending n ON n.end_no = p.end_no
    JOIN fact.deal d ON d.deal_no = w.deal_no`;
}
