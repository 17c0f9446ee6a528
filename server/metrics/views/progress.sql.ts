import type { RunContext } from './run-context.ts';

/** Closed states beside the ranks of open stages, in one number; 0 is an open stage without a rank. */
const won = 1_000_000;
const lost = -1;

/**
 * `fact.moved(slot, deal_no, owner_no, is_advanced, is_regressed, ...)`: deals that ended a period further or less far
 * than they began it (S0.31.5), for the owner at its end.
 *
 * Begin is the state just before the period, or at creation; a deal closed then and reopened since begins where it was
 * reopened. Advanced: open in a later rank, or won. Regressed: open in an earlier rank. Stages without a rank say neither.
 */
export function movedTable(_context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.moved AS
    WITH stood AS (
      -- A stage left at the instant it was entered was never the state of the deal.
      SELECT deal_no, run_no, entered_at,
        CASE WHEN NOT is_closed THEN coalesce(rank, 0) WHEN is_won THEN ${won} ELSE ${lost} END AS state
      FROM fact.run WHERE left_at IS DISTINCT FROM entered_at
    ), stepped AS (
      SELECT *, coalesce(lag(state) OVER (PARTITION BY deal_no ORDER BY run_no), state) AS before FROM stood
    ), ranged AS (
      SELECT p.period_no, s.deal_no, arg_min(s.before, s.run_no) AS before, arg_max(s.state, s.run_no) AS after,
        arg_min(s.state, s.run_no) FILTER (WHERE s.state NOT IN (${won}, ${lost})) AS first_open
      FROM stepped s JOIN fact.period_day p ON p.day = fact.local_day(s.entered_at)
      GROUP BY p.period_no, s.deal_no
    ), begun AS (
      SELECT period_no, deal_no, after,
        CASE WHEN before IN (${won}, ${lost}) THEN coalesce(first_open, before) ELSE before END AS start
      FROM ranged
    ), judged AS (
      SELECT *, CASE WHEN after = ${won} THEN start <> ${won} ELSE start > 0 AND after > start END AS is_advanced,
        after > 0 AND start < ${won} AND after < start AS is_regressed
      FROM begun
    )
    SELECT j.period_no AS slot, j.deal_no, o.owner_no, j.is_advanced, j.is_regressed, d.is_fallback, d.is_unknown_stage
    FROM judged j
    JOIN fact.period p ON p.period_no = j.period_no
    JOIN fact.ending n ON n.end_no = p.end_no
    JOIN fact.ownership o ON o.deal_no = j.deal_no AND o.from_at <= n.moment AND n.moment < o.to_at
    JOIN fact.deal d ON d.deal_no = j.deal_no
    WHERE j.is_advanced OR j.is_regressed`;
}

/**
 * `fact.arrived(slot, deal_no, owner_no, kind, amount, weeks, ...)`: how deals came to people in a period (S0.31.6).
 *
 * - `created`: for the owner at creation, with the first amount ever entered
 * - `received`: for the new owner, by a change of owner while the deal was open
 * - `roster`: `fact.roster` with the weeks of the period and no deal, so that nobody's nothing has no weeks; added there
 */
export function arrivedTable(_context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.arrived AS
    WITH entered AS (
      SELECT deal_no, arg_min(amount, version_no) FILTER (WHERE amount IS NOT NULL) AS amount
      FROM fact.version GROUP BY deal_no
    ), created AS (
      SELECT d.deal_no, o.owner_no, d.created_day AS day, 'created' AS kind,
        CASE WHEN e.deal_no IS NULL THEN d.amount ELSE e.amount END AS amount
      FROM fact.deal d
      JOIN fact.ownership o ON o.deal_no = d.deal_no AND o.from_at <= d.created_at AND d.created_at < o.to_at
      LEFT JOIN entered e ON e.deal_no = d.deal_no
    ), handed AS (
      SELECT deal_no, owner_no, from_at, lag(owner_no) OVER (PARTITION BY deal_no ORDER BY from_at) AS before
      FROM fact.ownership WHERE deal_no IN (SELECT deal_no FROM fact.owner_change)
    ), received AS (
      SELECT h.deal_no, h.owner_no, fact.local_day(h.from_at) AS day, 'received' AS kind, NULL AS amount
      FROM handed h
      JOIN fact.open_span s ON s.deal_no = h.deal_no AND s.from_at <= h.from_at AND h.from_at < s.to_at
      WHERE h.before <> h.owner_no
    )
    SELECT DISTINCT p.period_no AS slot, a.deal_no, a.owner_no, a.kind, a.amount, NULL::DOUBLE AS weeks,
      d.is_fallback, d.is_unknown_stage
    FROM (SELECT * FROM created UNION ALL SELECT * FROM received) a
    JOIN fact.period_day p ON p.day = a.day
    JOIN fact.deal d ON d.deal_no = a.deal_no`;
}

/**
 * `fact.roster(slot, owner_no, weeks)`: for every period at least one person of each subject, and every person measured,
 * with the weeks of the period that have passed, one at least. They are also rows of `fact.arrived`.
 */
export function rosterTable(_context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.roster AS
    SELECT p.period_no AS slot, m.owner_no, greatest(7, p.day - p.start_day + 1) / 7.0::DOUBLE AS weeks
    FROM (SELECT DISTINCT min(owner_no) AS owner_no FROM fact.membership GROUP BY subject_no) m CROSS JOIN fact.period p;
    INSERT INTO fact.arrived SELECT slot, NULL, owner_no, 'roster', NULL, weeks, false, false FROM fact.roster`;
}
