import { timestamp } from '../../metrics/sql.ts';
import type { RunContext } from '../../metrics/views/run-context.ts';

/**
 * `fact.next_step(deal_no, has_next_step, next_step_day)` of the open deals (R7).
 *
 * Where the org tracks the field, `next_step_day` is the local day it last changed, or of the deal's creation, and the
 * text at the moment of the run is the one before the next recorded change. Elsewhere the day is null.
 */
export function nextStepTable(run: RunContext): string {
  const asOf = timestamp(run.asOf);
  return `
    CREATE OR REPLACE TABLE fact.next_step AS
    WITH noted AS (
      SELECT OpportunityId, CreatedDate AS moment, OldValue,
        row_number() OVER (PARTITION BY OpportunityId, CreatedDate > ${asOf} ORDER BY CreatedDate, Id) AS change_no
      FROM sf.opportunity_field_history WHERE Field = 'NextStep'
    ), changed AS (
      SELECT OpportunityId, max(moment) FILTER (WHERE moment <= ${asOf}) AS changed_at,
        bool_or(moment > ${asOf}) AS changes_later,
        max(OldValue) FILTER (WHERE moment > ${asOf} AND change_no = 1) AS text_before
      FROM noted GROUP BY OpportunityId
    ), tracked AS (
      SELECT count(*) > 0 AS is_tracked FROM noted WHERE moment <= ${asOf}
    )
    SELECT d.deal_no,
      coalesce(trim(CASE WHEN c.changes_later THEN c.text_before ELSE p.NextStep END), '') <> '' AS has_next_step,
      CASE WHEN t.is_tracked THEN coalesce(fact.local_day(c.changed_at), d.created_day) END AS next_step_day
    FROM fact.snapshot s
    JOIN fact.deal_base d ON d.deal_no = s.deal_no
    JOIN sf.opportunity p ON p.Id = d.Id
    CROSS JOIN tracked t
    LEFT JOIN changed c ON c.OpportunityId = d.Id
    WHERE s.end_no = ${run.endings.length}`;
}
