import { timestamp } from '../sql.ts';
import type { RunContext } from './run-context.ts';

/** An 18- or 15-character user id; the other row of an owner change carries names. */
const isUser = (column: string): string => `(${column} LIKE '005%' AND length(${column}) IN (15, 18))`;

/**
 * Who owned what when (C4).
 *
 * - `fact.person(owner_no, user_id)`: users, and owners that are not readable as users
 * - `fact.ownership(deal_no, owner_no, from_at, to_at)`: owner in [from_at, to_at)
 * - `fact.open_owned`: where an open span meets an ownership, with its local days
 * - `fact.open_days`: the local days a deal was open on, as ranges that do not overlap
 *
 * The owner before the first recorded change is that change's old value, even when the change itself comes after the
 * moment of the run: the row then says who owned the deal until then, which is what a replay must show.
 */
export function ownerTables(context: RunContext): string {
  const asOf = timestamp(context.asOf);
  return `
    CREATE OR REPLACE TABLE fact.owner_change AS
    SELECT d.deal_no, d.created_at, h.CreatedDate AS moment, h.NewValue AS new_owner,
      CASE WHEN ${isUser('h.OldValue')} THEN h.OldValue END AS old_owner,
      row_number() OVER by_time AS change_no, lead(h.CreatedDate) OVER by_time AS next_at
    FROM sf.opportunity_field_history h JOIN fact.deal_base d ON d.Id = h.OpportunityId
    WHERE h.Field = 'Owner' AND ${isUser('h.NewValue')}
    WINDOW by_time AS (PARTITION BY d.deal_no ORDER BY h.CreatedDate, h.Id);

    CREATE OR REPLACE TABLE fact.owned AS
    SELECT deal_no, coalesce(old_owner, new_owner) AS user_id, created_at AS from_at, moment AS to_at
    FROM fact.owner_change WHERE change_no = 1
    UNION ALL
    SELECT deal_no, new_owner, moment, coalesce(next_at, TIMESTAMP '9999-12-31') FROM fact.owner_change
    UNION ALL
    SELECT d.deal_no, d.OwnerId, d.created_at, TIMESTAMP '9999-12-31'
    FROM fact.deal_base d WHERE d.deal_no NOT IN (SELECT deal_no FROM fact.owner_change);

    CREATE OR REPLACE TABLE fact.person AS
    SELECT row_number() OVER (ORDER BY user_id)::INTEGER AS owner_no, user_id
    FROM (SELECT Id AS user_id FROM sf."user" UNION SELECT user_id FROM fact.owned) WHERE user_id IS NOT NULL;

    CREATE OR REPLACE TABLE fact.ownership AS
    SELECT o.deal_no, p.owner_no, o.from_at,
      CASE WHEN o.to_at > ${asOf} THEN TIMESTAMP '9999-12-31' ELSE o.to_at END AS to_at
    FROM fact.owned o JOIN fact.person p ON p.user_id = o.user_id
    WHERE o.from_at <= ${asOf} AND o.from_at < o.to_at;

    CREATE OR REPLACE TABLE fact.open_owned AS
    SELECT deal_no, owner_no, from_at, to_at, fact.local_day(from_at) AS from_day,
      CASE WHEN to_at = TIMESTAMP '9999-12-31' THEN DATE '9999-12-31'
        ELSE fact.local_day(to_at - INTERVAL 1 MILLISECOND) END AS to_day
    FROM (
      SELECT s.deal_no, o.owner_no, greatest(s.from_at, o.from_at) AS from_at, least(s.to_at, o.to_at) AS to_at
      FROM fact.open_span s JOIN fact.ownership o ON o.deal_no = s.deal_no
        AND s.from_at < o.to_at AND o.from_at < s.to_at
    );

    CREATE OR REPLACE TABLE fact.open_days AS
    WITH spans AS (
      SELECT deal_no, fact.local_day(from_at) AS from_day,
        CASE WHEN to_at = TIMESTAMP '9999-12-31' THEN DATE '9999-12-31'
          ELSE fact.local_day(to_at - INTERVAL 1 MILLISECOND) END AS to_day
      FROM fact.open_span
    ), marked AS (
      SELECT *, coalesce(from_day > max(to_day) OVER (PARTITION BY deal_no ORDER BY from_day, to_day
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), true) AS is_new
      FROM spans
    ), numbered AS (
      SELECT *, count(*) FILTER (WHERE is_new) OVER (PARTITION BY deal_no ORDER BY from_day, to_day
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW) AS island
      FROM marked
    )
    SELECT deal_no, min(from_day) AS from_day, max(to_day) AS to_day FROM numbered GROUP BY deal_no, island`;
}

/** Whether the org records changes of owner: one row known at the moment of the run proves it. */
export function ownershipTracked(context: RunContext): string {
  return `SELECT count(*) > 0 AS tracked FROM fact.owner_change WHERE moment <= ${timestamp(context.asOf)}`;
}
