import type { RunContext } from '../../metrics/views/run-context.ts';

/**
 * `fact.open_now`: one row per deal open at the moment of the run, with everything flags and reviews ask of it.
 *
 * The snapshot's columns, and what only a review needs and no earlier ending does.
 */
export function openNowTable(run: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.open_now AS
    SELECT s.*, fact.local_day(s.next_meeting_at) AS next_meeting_day,
      least(${run.settings.qualifiedRank}, (SELECT coalesce(max(stage_count), 0) FROM fact.stage)) AS qualified_rank,
      NULL::DATE AS stage_since, NULL::DOUBLE AS stage_threshold, NULL::VARCHAR AS stage_threshold_source,
      'unknown' AS stuck_now, NULL::VARCHAR AS timeline, NULL::DOUBLE AS days_in_stage,
      NULL::DOUBLE AS won_cycle, 0 AS won_deals, false AS was_over_age,
      NULL::INTEGER AS pushes, NULL::DATE AS last_push_day,
      NULL::INTEGER AS engaged_contacts, false AS is_person_account, false AS is_transactional,
      NULL::DATE AS moved_back_day, NULL::INTEGER AS moved_from_rank, NULL::INTEGER AS moved_to_rank,
      NULL::DOUBLE AS base_amount, NULL::DATE AS amount_day,
      false AS has_next_step, NULL::DATE AS next_step_day, 0 AS next_steps_filled
    FROM fact.snapshot s WHERE s.end_no = ${run.endings.length}`;
}
