import type { RunContext } from './run-context.ts';

/**
 * `fact.decided_value(deal_no, from_end, until_end, day, is_won, rank, amount)`: deals closed at the endings
 * [from_end, until_end), with the day of their outcome (S0.10), the highest rank reached before and the amount, as known
 * then; null amounts and wins of nothing are left out.
 */
export function decidedValueTable(context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.decided_value AS
    WITH closed AS (
      SELECT deal_no, run_no, outcome, fact.local_day(from_at) AS day, fact.end_no(from_at) AS a, fact.end_no(to_at) AS z
      FROM fact.spell WHERE outcome > 0 AND a < z
    ), valued AS (
      SELECT deal_no, amount, close_date, fact.end_no(moment) AS a, fact.end_no(until) AS z FROM fact.version WHERE a < z
    ), stated AS (
      SELECT c.deal_no, c.run_no, c.outcome, false AS is_fallback, v.amount, greatest(c.a, v.a) AS from_end,
        least(c.z, v.z) AS until_end, CASE WHEN c.outcome = 2 THEN v.close_date ELSE c.day END AS day
      FROM closed c JOIN valued v ON v.deal_no = c.deal_no AND v.a < c.z AND c.a < v.z
      UNION ALL
      SELECT c.deal_no, c.run_no, c.outcome, true, d.Amount, c.a, c.z,
        CASE WHEN c.outcome = 2 THEN d.CloseDate ELSE coalesce(fact.local_day(d.LastStageChangeDate), d.CloseDate) END
      FROM closed c
      JOIN fact.deal_base d ON d.deal_no = c.deal_no
      WHERE NOT EXISTS (SELECT 1 FROM fact.version v WHERE v.deal_no = c.deal_no AND v.version_no = 1)
    ), counted AS (
      SELECT * FROM stated
      WHERE amount IS NOT NULL AND NOT (outcome = 2 AND amount <= 0) AND day >= (SELECT min(window_start) FROM fact.ending)
    ), reached AS (
      SELECT c.deal_no, c.run_no, max(r.rank) AS rank
      FROM (SELECT DISTINCT deal_no, run_no FROM counted WHERE outcome = 1 AND NOT is_fallback) c
      JOIN fact.run r ON r.deal_no = c.deal_no AND r.run_no < c.run_no GROUP BY c.deal_no, c.run_no
    )
    SELECT c.deal_no, c.from_end, c.until_end, c.day, c.outcome = 2 AS is_won,
      -- A closed deal without history counts as having reached the qualified stage (C2).
      CASE WHEN c.is_fallback THEN least(${context.settings.qualifiedRank}, k.stages) ELSE r.rank END AS rank,
      c.amount
    FROM counted c
    LEFT JOIN reached r ON r.deal_no = c.deal_no AND r.run_no = c.run_no
    CROSS JOIN (SELECT coalesce(max(stage_count), 0) AS stages FROM fact.stage) k`;
}

/**
 * `fact.stage_weight(end_no, rank, weight)`: what open deals of a stage turn out to be worth (S3.10). Of the value decided
 * in the trailing window by deals that had reached the rank or were won, the share won; no row where there is no such deal.
 */
export function stageWeightTable(_context: RunContext): string {
  return `CREATE OR REPLACE TABLE fact.stage_weight AS ${stageWeightRows('fact.ending')}`;
}

/** @param endings `fact.ending`, or a part of it: rows of its endings. */
export function stageWeightRows(endings: string): string {
  return `
    WITH summed AS (
      SELECT from_end, until_end, day, is_won, rank, sum(amount) AS amount FROM fact.decided_value GROUP BY ALL
    )
    SELECT n.end_no, s.rank, TRY_CAST(coalesce(sum(v.amount) FILTER (WHERE v.is_won), 0)::DOUBLE / sum(v.amount)::DOUBLE
      AS DECIMAL(18, 16)) AS weight
    FROM summed v
    JOIN ${endings} n
      ON v.from_end <= n.end_no AND n.end_no < v.until_end AND v.day BETWEEN n.window_start AND n.day
    JOIN (SELECT DISTINCT rank FROM fact.stage WHERE rank IS NOT NULL) s ON v.is_won OR v.rank >= s.rank
    GROUP BY n.end_no, s.rank HAVING sum(v.amount) > 0`;
}

/**
 * `fact.closing`: for every period the open deals due by its end (`is_closing`; `lacks_close_date` are due nobody knows
 * when), with their weight, and what `fact.booked` says of the target and the wins so far.
 */
export function closingView(_context: RunContext): string {
  return `
    CREATE OR REPLACE VIEW fact.closing AS
    SELECT p.period_no AS slot, s.deal_no, s.owner_no, s.close_date IS NOT NULL AS is_closing,
      s.close_date IS NULL AS lacks_close_date, s.close_date IS NOT NULL AND s.amount IS NOT NULL AND w.weight IS NOT NULL AS is_weighted,
      s.amount, CASE WHEN s.close_date IS NOT NULL THEN TRY_CAST(s.amount AS DECIMAL(20, 4)) * w.weight END AS weighted,
      NULL::DECIMAL(24, 4) AS booked, NULL::DECIMAL(38, 12) AS target, false AS lacks_quota, false AS from_creation,
      s.is_fallback, s.is_unknown_stage
    FROM fact.open_deal s
    JOIN fact.period p ON p.end_no = s.end_no AND coalesce(s.close_date <= p.end_day, true)
    LEFT JOIN fact.stage_weight w ON w.end_no = s.end_no AND w.rank = s.rank
    UNION ALL
    SELECT slot, deal_no, owner_no, false, false, false, NULL, NULL, amount, target, lacks_quota, from_creation,
      is_fallback, is_unknown_stage
    FROM fact.booked`;
}
