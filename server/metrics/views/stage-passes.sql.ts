import type { RunContext } from './run-context.ts';

/**
 * How long deals that were won stood in each stage (R2).
 *
 * - `fact.segment(owner_no, segment_no, segment)`: the segment an admin gave a person; 0 and null where none
 * - `fact.stage_pass_threshold(end_no, stage_no, segment_no, passes, median_days)`: the passes at an ending, by the segment
 *   of the owner then
 *
 * A pass (`fact.pass`) is a run of a stage: two of one stage by one deal are two. A deal that was won and is open again counts nowhere until it is won
 * anew, and then with the runs before.
 */
export function stagePassTables(_context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.segment AS
    WITH entered AS (
      SELECT p.owner_no, min(nullif(trim(s.Segment__c), '')) AS segment
      FROM sf.touchline_subject__c s
      JOIN fact.person p ON p.user_id = coalesce(s.User__c, replace(s.Key__c, 'person:', ''))
      WHERE coalesce(s.Kind__c, 'person') = 'person' GROUP BY p.owner_no
    )
    SELECT p.owner_no, e.segment, CASE WHEN e.segment IS NULL THEN 0
      ELSE dense_rank() OVER (ORDER BY e.segment NULLS LAST) END::INTEGER AS segment_no
    FROM fact.person p LEFT JOIN entered e ON e.owner_no = p.owner_no;

    CREATE OR REPLACE TABLE fact.stage_pass_threshold AS ${stagePassRows('fact.ending')}`;
}

/**
 * `fact.pass(deal_no, owner_no, stage_no, days, from_end, until_end)`: contiguous runs of a stage by a deal, while it is
 * won and its owner's at the endings [from_end, until_end).
 */
export function passTable(_context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.pass AS
    WITH won AS (
      SELECT deal_no, run_no, fact.end_no(from_at) AS a, fact.end_no(to_at) AS z FROM fact.spell WHERE outcome = 2 AND a < z
    ), held AS (
      SELECT deal_no, owner_no, fact.end_no(from_at) AS a, fact.end_no(to_at) AS z FROM fact.ownership WHERE a < z
    ), owned AS (
      SELECT w.deal_no, w.run_no, h.owner_no, greatest(w.a, h.a) AS from_end, least(w.z, h.z) AS until_end
      FROM won w JOIN held h ON h.deal_no = w.deal_no AND h.a < w.z AND w.a < h.z
    )
    SELECT o.deal_no, o.owner_no, r.stage_no, (epoch_ms(r.left_at) - epoch_ms(r.entered_at)) / 86400000.0 AS days,
      o.from_end, o.until_end
    FROM owned o JOIN fact.run r ON r.deal_no = o.deal_no AND r.run_no < o.run_no
    WHERE NOT r.is_closed AND r.stage_no IS NOT NULL`;
}

/** @param endings `fact.ending`, or a part of it: rows of its endings. */
export function stagePassRows(endings: string): string {
  return `
    SELECT n.end_no, p.stage_no, s.segment_no, count(*)::INTEGER AS passes, median(p.days) AS median_days
    FROM fact.pass p
    JOIN fact.segment s ON s.owner_no = p.owner_no
    JOIN ${endings} n ON p.from_end <= n.end_no AND n.end_no < p.until_end
    GROUP BY n.end_no, p.stage_no, s.segment_no`;
}
