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
      SELECT o.deal_no, h.Id AS id, h.CreatedDate AS moment, h.OldValue AS text_before
      FROM sf.opportunity_field_history h
      JOIN fact.deal_base d ON d.Id = h.OpportunityId
      JOIN fact.present o ON o.deal_no = d.deal_no
      WHERE h.Field = 'NextStep'
    ), changed AS (
      SELECT deal_no, max(moment) AS changed_at FROM noted WHERE moment <= ${asOf} GROUP BY deal_no
    ), later AS (
      SELECT *, row_number() OVER (PARTITION BY deal_no ORDER BY moment, id) AS change_no FROM noted WHERE moment > ${asOf}
    ), tracked AS (
      SELECT count(*) > 0 AS is_tracked FROM sf.opportunity_field_history
      WHERE Field = 'NextStep' AND CreatedDate <= ${asOf}
    )
    SELECT d.deal_no,
      coalesce(trim(CASE WHEN l.deal_no IS NOT NULL THEN l.text_before ELSE p.NextStep END), '') <> '' AS has_next_step,
      CASE WHEN t.is_tracked THEN coalesce(fact.local_day(c.changed_at), d.created_day) END AS next_step_day
    FROM fact.present s
    JOIN fact.deal_base d ON d.deal_no = s.deal_no
    JOIN sf.opportunity p ON p.Id = d.Id
    CROSS JOIN tracked t
    LEFT JOIN changed c ON c.deal_no = s.deal_no
    LEFT JOIN later l ON l.deal_no = s.deal_no AND l.change_no = 1`;
}
