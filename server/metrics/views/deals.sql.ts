import { timestamp } from '../sql.ts';
import type { RunContext } from './run-context.ts';
import { isHidden } from './run-context.ts';

/**
 * Stage timeline of every deal that exists (C1, C2).
 *
 * - `fact.deal_base`: deals numbered by Id, so that a smaller number is a smaller Id
 * - `fact.version`: full state after each history row, valid in [moment, until); `is_entry` where a stage is entered
 * - `fact.run`: contiguous runs of one stage in [entered_at, left_at); a deal without history has the run its current
 *   fields tell of, and before it an unnamed open one from creation on. `outcome` is 0 open, 1 lost, 2 won,
 *   `outcome_before` that of the run before
 * - `fact.spell`: contiguous runs of one outcome in [from_at, to_at), with the number of the first
 */
export function timelineTables(context: RunContext): string {
  const asOf = timestamp(context.asOf);
  const historical = (field: 'Amount' | 'CloseDate'): string =>
    isHidden(context.unavailable, `OpportunityHistory.${field}`) ? `d.${field}` : `h.${field}`;
  return `
    CREATE OR REPLACE TABLE fact.deal_base AS
    SELECT row_number() OVER (ORDER BY Id)::INTEGER AS deal_no, Id, OwnerId, AccountId, StageName,
      TRY_CAST(Amount AS DECIMAL(24, 4)) AS Amount, CloseDate, IsClosed, IsWon,
      CreatedDate AS created_at, fact.local_day(CreatedDate) AS created_day, LastStageChangeDate
    FROM sf.opportunity WHERE CreatedDate <= ${asOf};

    CREATE OR REPLACE TABLE fact.version AS
    SELECT d.deal_no, h.CreatedDate AS moment,
      coalesce(lead(h.CreatedDate) OVER by_time, TIMESTAMP '9999-12-31') AS until,
      row_number() OVER by_time AS version_no, h.StageName AS stage,
      row_number() OVER by_time = 1 OR h.StageName IS DISTINCT FROM lag(h.StageName) OVER by_time AS is_entry,
      TRY_CAST(${historical('Amount')} AS DECIMAL(24, 4)) AS amount, ${historical('CloseDate')} AS close_date
    FROM sf.opportunity_history h JOIN fact.deal_base d ON d.Id = h.OpportunityId
    WHERE h.CreatedDate <= ${asOf}
    WINDOW by_time AS (PARTITION BY d.deal_no ORDER BY h.CreatedDate, h.Id);

    CREATE OR REPLACE TABLE fact.run AS
    WITH entered AS (
      SELECT v.deal_no, v.version_no AS run_no, v.stage, false AS is_fallback,
        CASE WHEN v.version_no = 1 THEN d.created_at ELSE greatest(v.moment, d.created_at) END AS entered_at
      FROM fact.version v JOIN fact.deal_base d ON d.deal_no = v.deal_no WHERE v.is_entry
    ), bare AS (
      SELECT d.*, greatest(d.created_at, least(${asOf}, coalesce(d.LastStageChangeDate,
        CASE WHEN d.IsClosed THEN fact.day_start(d.CloseDate) END, d.created_at))) AS changed_at
      FROM fact.deal_base d WHERE NOT EXISTS (
        SELECT 1 FROM fact.version v WHERE v.deal_no = d.deal_no AND v.version_no = 1)
    ), every AS (
      SELECT * FROM entered
      UNION ALL SELECT deal_no, 1, NULL, true, created_at FROM bare WHERE changed_at > created_at
      UNION ALL SELECT deal_no, 2, StageName, true, changed_at FROM bare
    ), meant AS (
      SELECT e.deal_no, e.run_no, e.stage, e.is_fallback, e.entered_at, s.stage_no, s.rank,
        -- A stage the org no longer defines: only the deal itself can still say what it means.
        coalesce(CASE WHEN e.is_fallback AND e.stage IS NOT NULL THEN d.IsClosed END, s.is_closed,
          CASE WHEN e.stage = d.StageName THEN d.IsClosed END, false) AS is_closed,
        coalesce(CASE WHEN e.is_fallback AND e.stage IS NOT NULL THEN d.IsWon END, s.is_won,
          CASE WHEN e.stage = d.StageName THEN d.IsWon END, false) AS is_won,
        e.stage IS NOT NULL AND s.name IS NULL AS is_unknown_stage
      FROM every e JOIN fact.deal_base d ON d.deal_no = e.deal_no LEFT JOIN fact.stage s ON s.name = e.stage
    ), decided AS (
      SELECT *, (CASE WHEN NOT is_closed THEN 0 WHEN is_won THEN 2 ELSE 1 END)::TINYINT AS outcome FROM meant
    )
    SELECT *, lead(entered_at) OVER by_run AS left_at, lag(outcome) OVER by_run AS outcome_before
    FROM decided WINDOW by_run AS (PARTITION BY deal_no ORDER BY run_no);

    CREATE OR REPLACE TABLE fact.spell AS
    SELECT deal_no, run_no, outcome, entered_at AS from_at,
      lead(entered_at, 1, TIMESTAMP '9999-12-31') OVER (PARTITION BY deal_no ORDER BY run_no) AS to_at
    FROM fact.run WHERE outcome IS DISTINCT FROM outcome_before`;
}

/**
 * `fact.deal`: each deal as known at the moment of the run. `closed_at` is when its present outcome began: a loss that is
 * given another lost stage later is not lost again; `outcome_day` is CloseDate for a win, the local day of `closed_at`
 * for a loss (S0.10). `fact.open_span`: when it was open.
 */
export function dealTable(context: RunContext): string {
  const qualified = `coalesce(rank >= least(${context.settings.qualifiedRank}, stage_count), false) OR is_won`;
  return `
    CREATE OR REPLACE TABLE fact.deal AS
    WITH last_run AS (
      SELECT r.*, s.from_at AS spell_at FROM fact.run r
      JOIN fact.spell s ON s.deal_no = r.deal_no AND s.to_at = TIMESTAMP '9999-12-31' WHERE r.left_at IS NULL
    ), last_version AS (
      SELECT deal_no, amount, close_date FROM fact.version WHERE until = TIMESTAMP '9999-12-31'
    ), reached AS (
      SELECT deal_no, min(entered_at) AS qualified_at
      FROM fact.run, (SELECT coalesce(max(stage_count), 0) AS stage_count FROM fact.stage) WHERE ${qualified} GROUP BY deal_no
    )
    SELECT d.deal_no, d.Id AS deal_id, d.AccountId AS account_id, d.OwnerId AS current_owner, d.created_at, d.created_day,
      r.stage, r.rank, r.is_closed, r.is_won AND r.is_closed AS is_won, r.is_fallback, r.is_unknown_stage,
      CASE WHEN r.is_fallback THEN d.Amount ELSE v.amount END AS amount,
      CASE WHEN r.is_fallback THEN d.CloseDate ELSE v.close_date END AS close_date,
      CASE WHEN r.is_closed THEN r.spell_at END AS closed_at,
      CASE
        WHEN NOT r.is_closed THEN NULL
        WHEN r.is_won THEN CASE WHEN r.is_fallback THEN d.CloseDate ELSE v.close_date END
        WHEN r.is_fallback THEN coalesce(fact.local_day(d.LastStageChangeDate), d.CloseDate)
        ELSE fact.local_day(r.spell_at)
      END AS outcome_day,
      -- A closed deal without history counts as having reached the qualified stage (C2).
      CASE WHEN r.is_fallback AND (r.is_closed OR q.qualified_at IS NOT NULL) THEN d.created_at
        ELSE q.qualified_at END AS qualified_at
    FROM fact.deal_base d
    JOIN last_run r ON r.deal_no = d.deal_no
    LEFT JOIN last_version v ON v.deal_no = d.deal_no
    LEFT JOIN reached q ON q.deal_no = d.deal_no;

    CREATE OR REPLACE TABLE fact.open_span AS
    SELECT deal_no, from_at, to_at FROM fact.spell WHERE outcome = 0 AND from_at < to_at`;
}

/** `fact.deal_ids`: one row, the list of all Ids as JSON strings, each in the place of its deal's number. Numbers of deals that are gone stay empty. */
export const dealIdsTable = `
  CREATE OR REPLACE TABLE fact.deal_ids AS
  SELECT list('"' || d.Id || '"' ORDER BY n.deal_no) AS ids
  FROM (SELECT unnest(range(1, (SELECT coalesce(max(deal_no), 0) + 1 FROM fact.deal_base))) AS deal_no) n
  LEFT JOIN fact.deal_base d ON d.deal_no = n.deal_no`;
