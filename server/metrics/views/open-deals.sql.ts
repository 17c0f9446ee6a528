import type { RunContext } from './run-context.ts';

/**
 * Every deal open at an ending, with its state and owner at that moment (C1-C4).
 *
 * - `fact.open_state`: what stays the same over the endings [from_end, until_end): owner, stage and since when it is in
 *   that stage (null when nobody knows), amount, close date
 * - `fact.open_at`: the same, one row per ending
 *
 * A state's endings are whole numbers, so that three timelines meet by comparing integers, and rows are multiplied by
 * endings only once.
 */
export function openAtTable(_context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.open_state AS
    WITH owned AS (
      SELECT deal_no, owner_no, fact.end_no(from_at) AS a, fact.end_no(to_at) AS z FROM fact.open_owned WHERE a < z
    ), ran AS (
      SELECT *, fact.end_no(entered_at) AS a, fact.end_no(coalesce(left_at, TIMESTAMP '9999-12-31')) AS z
      FROM fact.run WHERE NOT is_closed AND a < z
    ), held AS (
      SELECT o.deal_no, o.owner_no, r.stage, r.stage_no, r.rank, r.is_fallback, r.is_unknown_stage,
        CASE WHEN r.stage IS NOT NULL THEN r.entered_at END AS stage_since, greatest(o.a, r.a) AS a, least(o.z, r.z) AS z
      FROM owned o JOIN ran r ON r.deal_no = o.deal_no AND r.a < o.z AND o.a < r.z
    ), valued AS (
      -- The first history row may be younger than the deal; nothing else is known of the time before.
      SELECT deal_no, amount, close_date, CASE WHEN version_no = 1 THEN 1 ELSE fact.end_no(moment) END AS a,
        fact.end_no(until) AS z
      FROM fact.version WHERE a < z
    ), stated AS (
      SELECT h.* EXCLUDE (a, z), v.amount, v.close_date, greatest(h.a, v.a) AS from_end, least(h.z, v.z) AS until_end
      FROM held h JOIN valued v ON v.deal_no = h.deal_no AND v.a < h.z AND h.a < v.z WHERE NOT h.is_fallback
      UNION ALL
      -- Without history only the present stage has a name; of a closed deal not even that was so while it was open (C2).
      SELECT h.deal_no, h.owner_no, d.open_stage, s.stage_no, s.rank, true, d.open_stage IS NOT NULL AND s.name IS NULL,
        h.stage_since, d.Amount, d.CloseDate, h.a, h.z
      FROM held h
      JOIN (SELECT *, CASE WHEN NOT coalesce(IsClosed, false) THEN StageName END AS open_stage FROM fact.deal_base) d
        ON d.deal_no = h.deal_no
      LEFT JOIN fact.stage s ON s.name = d.open_stage
      WHERE h.is_fallback
    )
    SELECT s.*, d.created_day, CASE WHEN s.rank * 3 > c.stages * 2 THEN 'late' WHEN s.rank * 3 > c.stages THEN 'middle'
      WHEN s.rank IS NOT NULL THEN 'early' END AS band
    FROM stated s
    JOIN fact.deal_base d ON d.deal_no = s.deal_no
    CROSS JOIN (SELECT coalesce(max(stage_count), 0) AS stages FROM fact.stage) c;

    CREATE OR REPLACE VIEW fact.open_at AS
    SELECT o.*, n.moment, n.day
    FROM (SELECT * EXCLUDE (from_end, until_end), unnest(range(from_end, until_end))::INTEGER AS end_no FROM fact.open_state) o
    JOIN fact.ending n ON n.end_no = o.end_no`;
}
