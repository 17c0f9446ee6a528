import type { Thresholds } from '../thresholds.ts';
import { stuckState, stuckThreshold, stuckThresholdSource } from '../stuck-rule.ts';
import type { RunContext } from './run-context.ts';
import { lastEnding } from './time.sql.ts';

/** `fact.open_deal(end_no, deal_no, ...)`: the open deals of every ending: state, touches, meetings ahead, engaged contacts. */
export function openDealTable(_context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.open_deal AS
    WITH worked AS (
      SELECT o.* EXCLUDE (from_end, until_end), s.touches, s.first_day, s.last_day, s.days, s.gap_squares,
        unnest(range(greatest(o.from_end, s.from_end), least(o.until_end, s.until_end)))::INTEGER AS end_no
      FROM fact.open_state o
      JOIN fact.touch_state s ON s.deal_no = o.deal_no AND s.from_end < o.until_end AND o.from_end < s.until_end
      UNION ALL
      SELECT o.* EXCLUDE (from_end, until_end), 0, NULL, NULL, 0, 0,
        unnest(range(o.from_end, least(o.until_end, coalesce(f.from_end, o.until_end))))::INTEGER
      FROM fact.open_state o
      LEFT JOIN (SELECT deal_no, min(from_end) AS from_end FROM fact.touch_state GROUP BY deal_no) f ON f.deal_no = o.deal_no
    )
    SELECT w.* EXCLUDE (first_day, last_day, days), w.first_day AS first_touch_day, w.last_day AS last_touch_day,
      w.days AS touch_days, m.next_at AS next_meeting_at, m.deal_no IS NOT NULL AS has_meeting,
      coalesce(c.contacts, 0)::INTEGER AS engaged_contacts
    FROM worked w
    LEFT JOIN fact.scheduled m ON m.end_no = w.end_no AND m.deal_no = w.deal_no
    LEFT JOIN fact.engaged c ON c.end_no = w.end_no AND c.deal_no = w.deal_no`;
}

/** Any attributed touch or meeting shows that a team logs its work, even one while the deal was closed. */
export function gateTable(context: RunContext): string {
  const { activityGate, activityGateAge } = context.settings;
  return `
    CREATE OR REPLACE TABLE fact.gate AS
    WITH aside AS (
      SELECT DISTINCT t.deal_no,
        unnest(range(greatest(o.from_end, t.from_end), least(o.until_end, t.until_end)))::INTEGER AS end_no
      FROM fact.touch t
      JOIN fact.open_state o ON o.deal_no = t.deal_no AND t.from_end < o.until_end AND o.from_end < t.until_end
      WHERE NOT t.is_open
    ), aged AS (
      SELECT o.end_no, o.owner_no, count(*) AS deals,
        count(*) FILTER (WHERE o.touches > 0 OR o.has_meeting OR a.deal_no IS NOT NULL) AS active
      FROM fact.open_deal o
      JOIN fact.ending n ON n.end_no = o.end_no
      LEFT JOIN aside a ON a.end_no = o.end_no AND a.deal_no = o.deal_no
      WHERE n.day - o.created_day >= ${activityGateAge} GROUP BY o.end_no, o.owner_no
    ), team AS (
      SELECT a.end_no, b.manager_no, sum(a.deals) AS deals, sum(a.active) AS active
      FROM aged a JOIN fact.below b ON b.owner_no = a.owner_no GROUP BY a.end_no, b.manager_no
    ), everyone AS (
      SELECT end_no, sum(deals) AS deals, sum(active) AS active FROM aged GROUP BY end_no
    ), owner AS (
      SELECT o.end_no, o.owner_no, m.manager_no
      FROM (SELECT DISTINCT end_no, owner_no FROM fact.open_deal) o LEFT JOIN fact.manager m ON m.owner_no = o.owner_no
    )
    SELECT o.end_no, o.owner_no, CASE WHEN o.manager_no IS NULL
      THEN coalesce(e.active * 100 >= e.deals * ${activityGate}, true)
      ELSE coalesce(t.active * 100 >= t.deals * ${activityGate}, true) END AS passes
    FROM owner o
    LEFT JOIN team t ON t.end_no = o.end_no AND t.manager_no = o.manager_no
    LEFT JOIN everyone e ON e.end_no = o.end_no`;
}

/**
 * `fact.snapshot`: the open deals of every ending with what a coach asks of them.
 *
 * Stored (`fact.open_deal`): state, touches, meetings ahead, engaged contacts. Computed when read, from few rows by integers:
 *
 * - `age_days`, `days_in_stage` (fractional; null when nobody knows the stage); `stage_ms`, the same to the end of the local
 *   day: a stored number that moved with every minute would be written anew by every run
 * - `stage_passes`, `stage_median`, `stage_threshold`, `stage_threshold_source`, `stuck_state` (R2)
 * - `touch_gap` (S0.31.3: the days between touches a day of this deal's life lies between on average, until now included),
 *   `simple_touch_gap` (their plain mean) and `open_touch_gap` (since the last); of a deal never touched all are its age
 *   (decimals, since a sum of them must not depend on the order of the rows)
 * - `touched_7`: touched on one of the last seven local days
 * - `gate`: whether the owner's team logs enough activity to be judged by it (C15)
 *
 * `shown` says whether the org has a column for the flag yet: what it shows as stuck bears on the moment of the run only,
 * since a finished period is judged as a first run at its end would have.
 */
export function snapshotView(context: RunContext, stuck: Thresholds, shown: boolean): string {
  return `
    CREATE OR REPLACE TABLE fact.shown_stuck AS
    SELECT DISTINCT d.deal_no FROM fact.deal_base d ${
      shown
        ? `JOIN sf.touchline_deal_review__c r ON r.Key__c = d.Id AND r."Stuck_In_Stage__c" = 'raised'`
        : 'WHERE false'
    };

    CREATE OR REPLACE VIEW fact.snapshot AS
    WITH joined AS (
      SELECT o.*, n.day, (n.day - o.created_day)::INTEGER AS age_days,
        epoch_ms(n.day_end) - epoch_ms(o.stage_since) AS stage_ms,
        (epoch_ms(n.moment) - epoch_ms(o.stage_since)) / 86400000.0 AS days_in_stage,
        coalesce(p.passes, 0) AS stage_passes, p.median_days AS stage_median,
        o.end_no = ${lastEnding(context)} AND o.deal_no IN (SELECT deal_no FROM fact.shown_stuck) AS was_stuck, g.passes AS gate
      FROM fact.open_deal o
      JOIN fact.ending n ON n.end_no = o.end_no
      JOIN fact.gate g ON g.end_no = o.end_no AND g.owner_no = o.owner_no
      JOIN fact.segment s ON s.owner_no = o.owner_no
      LEFT JOIN fact.stage_pass_threshold p
        ON p.end_no = o.end_no AND p.stage_no = o.stage_no AND p.segment_no = s.segment_no
    ), judged AS (
      SELECT *, ${stuckThreshold(stuck)} AS stage_threshold, ${stuckThresholdSource(stuck)} AS stage_threshold_source
      FROM joined
    )
    SELECT *, ${stuckState(stuck)} AS stuck_state,
      CASE WHEN last_touch_day IS NULL THEN age_days WHEN day = first_touch_day THEN 0
        ELSE (gap_squares + (day - last_touch_day) * (day - last_touch_day)) / (day - first_touch_day) END::DECIMAL(18, 9) AS touch_gap,
      CASE WHEN last_touch_day IS NULL THEN age_days ELSE (day - first_touch_day) / touch_days END::DECIMAL(18, 9) AS simple_touch_gap,
      (CASE WHEN last_touch_day IS NULL THEN age_days ELSE day - last_touch_day END)::INTEGER AS open_touch_gap,
      coalesce(day - last_touch_day < 7, false) AS touched_7
    FROM judged`;
}
