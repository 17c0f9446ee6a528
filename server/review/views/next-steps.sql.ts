import { timestamp } from '../../metrics/sql.ts';
import type { RunContext } from '../../metrics/views/run-context.ts';

/**
 * `fact.next_step(deal_no, has_next_step, noted_day)` (R7): whether there is one at the moment of the run, which is the
 * text before the next recorded change, and the local day it last changed, else of the deal's creation. The day means
 * something only where the org tracks the field (`nextStepsTracked`).
 */
export function nextStep(run: RunContext): string {
  const asOf = timestamp(run.asOf);
  return `
    WITH noted AS (
      SELECT o.deal_no, h.Id AS id, h.CreatedDate AS moment, h.OldValue AS text_before
      FROM sf.opportunity_field_history h
      JOIN fact.deal_base d ON d.Id = h.OpportunityId
      JOIN fact.renewed o ON o.deal_no = d.deal_no
      WHERE h.Field = 'NextStep'
    ), changed AS (
      SELECT deal_no, max(moment) AS changed_at FROM noted WHERE moment <= ${asOf} GROUP BY deal_no
    ), later AS (
      SELECT *, row_number() OVER (PARTITION BY deal_no ORDER BY moment, id) AS change_no FROM noted WHERE moment > ${asOf}
    )
    SELECT d.deal_no,
      coalesce(trim(CASE WHEN l.deal_no IS NOT NULL THEN l.text_before ELSE p.NextStep END), '') <> '' AS has_next_step,
      coalesce(fact.local_day(c.changed_at), d.created_day) AS noted_day
    FROM fact.renewed s
    JOIN fact.deal_base d ON d.deal_no = s.deal_no
    JOIN sf.opportunity p ON p.Id = d.Id
    LEFT JOIN changed c ON c.deal_no = s.deal_no
    LEFT JOIN later l ON l.deal_no = s.deal_no AND l.change_no = 1`;
}

/** SELECT of one row: `is_tracked`, whether the org has recorded a change of any next step. */
export const nextStepsTracked = (run: RunContext): string => `
  SELECT count(*) > 0 AS is_tracked FROM sf.opportunity_field_history
  WHERE Field = 'NextStep' AND CreatedDate <= ${timestamp(run.asOf)}`;
