import type { RunContext } from './run-context.ts';

/** A close date that moves later by more than so many days was pushed; less is a correction (R5, S0.31). */
export const pushDays = 7;

/**
 * Close dates that moved later (R5), whole life of every deal, everything known at the moment of the run.
 *
 * - `fact.postponed(deal_no, day, moment, days)`: per deal and local day the last history row of the day in an open stage
 *   against the last such row before that day, where the close date is later by `days` >= 1. `moment` is that row's; who
 *   owned the deal then pushed it. A deal without such a row before the day was not postponed, and a later pull-in
 *   cancels nothing.
 * - `fact.push`: the same columns, only those of more than `pushDays` days: the pushes that are counted.
 * - `fact.pushed(slot, deal_no, owner_no, pushes, ...)`: pushes of a period, by deal and the owner who pushed.
 */
export function pushTables(_context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.postponed AS
    WITH dated AS (
      -- Most deals keep their date; nothing later than the earliest date, nothing postponed.
      SELECT deal_no FROM fact.version GROUP BY deal_no HAVING max(close_date) > min(close_date)
    ), stated AS (
      SELECT v.deal_no, v.version_no, v.moment, fact.local_day(v.moment) AS day, v.close_date
      FROM fact.version v
      JOIN dated m ON m.deal_no = v.deal_no
      JOIN fact.deal_base d ON d.deal_no = v.deal_no
      LEFT JOIN fact.stage s ON s.name = v.stage
      WHERE NOT coalesce(s.is_closed, CASE WHEN v.stage = d.StageName THEN d.IsClosed END, false)
    ), marked AS (
      SELECT *, lead(day) OVER (PARTITION BY deal_no ORDER BY version_no) AS next_day FROM stated
    ), moved AS (
      SELECT deal_no, day, moment, close_date - lag(close_date) OVER (PARTITION BY deal_no ORDER BY version_no) AS days
      FROM marked WHERE next_day IS DISTINCT FROM day
    )
    SELECT deal_no, day, moment, days::INTEGER AS days FROM moved WHERE days >= 1;

    CREATE OR REPLACE VIEW fact.push AS SELECT * FROM fact.postponed WHERE days > ${pushDays};

    CREATE OR REPLACE TABLE fact.pushed AS
    SELECT p.period_no AS slot, u.deal_no, o.owner_no, count(*)::INTEGER AS pushes, d.is_fallback, d.is_unknown_stage
    FROM fact.push u
    JOIN fact.period p ON u.day BETWEEN p.start_day AND p.day
    JOIN fact.ownership o ON o.deal_no = u.deal_no AND o.from_at <= u.moment AND u.moment < o.to_at
    JOIN fact.deal d ON d.deal_no = u.deal_no
    GROUP BY p.period_no, u.deal_no, o.owner_no, d.is_fallback, d.is_unknown_stage`;
}
