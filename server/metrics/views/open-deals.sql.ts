import type { RunContext } from './run-context.ts';

/** `fact.open_at(end_no, deal_no, ...)`: every deal open at an ending, with its state and owner at that moment (C1-C4). */
export function openAtTable(_context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.open_at AS
    WITH stated AS (
      SELECT n.end_no, n.moment, n.day, o.deal_no, o.owner_no, d.created_day, v.deal_no IS NULL AS is_fallback,
        -- A closed deal without history was open before; in which stage nobody knows (C2).
        CASE WHEN v.deal_no IS NOT NULL THEN v.stage WHEN NOT coalesce(d.IsClosed, false) THEN d.StageName END AS stage,
        CASE WHEN v.deal_no IS NULL THEN d.Amount ELSE v.amount END AS amount,
        CASE WHEN v.deal_no IS NULL THEN d.CloseDate ELSE v.close_date END AS close_date
      FROM fact.open_owned o
      JOIN fact.ending n ON o.from_at <= n.moment AND n.moment < o.to_at
      JOIN fact.deal_base d ON d.deal_no = o.deal_no
      LEFT JOIN fact.version v ON v.deal_no = o.deal_no AND v.moment <= n.moment AND n.moment < v.until
    )
    SELECT x.*, s.rank, x.stage IS NOT NULL AND s.name IS NULL AS is_unknown_stage,
      CASE WHEN s.rank * 3 > s.stage_count * 2 THEN 'late' WHEN s.rank * 3 > s.stage_count THEN 'middle'
        WHEN s.rank IS NOT NULL THEN 'early' END AS band
    FROM stated x LEFT JOIN fact.stage s ON s.name = x.stage`;
}

/**
 * `fact.snapshot`: the open deals of every ending with what a coach asks of them, and whether their owner's team logs
 * enough activity to be judged by it (`gate`, C15).
 */
export function snapshotTable(context: RunContext): string {
  const { activityGate, activityGateAge } = context.settings;
  return `
    CREATE OR REPLACE TABLE fact.active_at AS
    WITH spell AS (
      SELECT deal_no, from_end, until_end, count(*) FILTER (WHERE is_open) AS touches,
        max(day) FILTER (WHERE is_open) AS last_day
      FROM fact.touch GROUP BY deal_no, from_end, until_end
    )
    SELECT o.end_no, o.deal_no, sum(s.touches)::INTEGER AS touches, max(s.last_day) AS last_day
    FROM fact.open_at o JOIN spell s ON s.deal_no = o.deal_no AND s.from_end <= o.end_no AND o.end_no < s.until_end
    GROUP BY o.end_no, o.deal_no;

    CREATE OR REPLACE TABLE fact.gate AS
    WITH aged AS (
      SELECT o.end_no, o.owner_no, count(*) AS deals,
        count(*) FILTER (WHERE a.deal_no IS NOT NULL OR s.deal_no IS NOT NULL) AS active
      FROM fact.open_at o
      LEFT JOIN fact.active_at a ON a.end_no = o.end_no AND a.deal_no = o.deal_no
      LEFT JOIN fact.scheduled s ON s.end_no = o.end_no AND s.deal_no = o.deal_no
      WHERE o.day - o.created_day >= ${activityGateAge} GROUP BY o.end_no, o.owner_no
    ), team AS (
      SELECT a.end_no, b.manager_no, sum(a.deals) AS deals, sum(a.active) AS active
      FROM aged a JOIN fact.below b ON b.owner_no = a.owner_no GROUP BY a.end_no, b.manager_no
    ), everyone AS (
      SELECT end_no, sum(deals) AS deals, sum(active) AS active FROM aged GROUP BY end_no
    ), owner AS (
      SELECT DISTINCT o.end_no, o.owner_no, m.manager_no
      FROM fact.open_at o LEFT JOIN fact.manager m ON m.owner_no = o.owner_no
    )
    SELECT o.end_no, o.owner_no, CASE WHEN o.manager_no IS NULL
      THEN coalesce(e.active * 100 >= e.deals * ${activityGate}, true)
      ELSE coalesce(t.active * 100 >= t.deals * ${activityGate}, true) END AS passes
    FROM owner o
    LEFT JOIN team t ON t.end_no = o.end_no AND t.manager_no = o.manager_no
    LEFT JOIN everyone e ON e.end_no = o.end_no;

    CREATE OR REPLACE TABLE fact.snapshot AS
    SELECT o.*, (o.day - o.created_day)::INTEGER AS age_days, coalesce(a.touches, 0) AS touches,
      a.last_day AS last_touch_day, s.next_at AS next_meeting_at, g.passes AS gate
    FROM fact.open_at o
    JOIN fact.gate g ON g.end_no = o.end_no AND g.owner_no = o.owner_no
    LEFT JOIN fact.active_at a ON a.end_no = o.end_no AND a.deal_no = o.deal_no
    LEFT JOIN fact.scheduled s ON s.end_no = o.end_no AND s.deal_no = o.deal_no;
    DROP TABLE fact.active_at; DROP TABLE fact.gate`;
}
