import { texts } from '../../metrics/sql.ts';
import type { RunContext } from '../../metrics/views/run-context.ts';
import { lastEnding } from '../../metrics/views/time.sql.ts';
import { nextStepsTracked } from './next-steps.sql.ts';

/** What a review asks of `fact.snapshot`: half its columns, which in joins weigh on memory. */
const asked = [
  'deal_no',
  'owner_no',
  'rank',
  'is_fallback',
  'is_unknown_stage',
  'stage_since',
  'amount',
  'close_date',
  'created_day',
  'band',
  'touches',
  'last_touch_day',
  'next_meeting_at',
  'engaged_contacts',
  'day',
  'age_days',
  'days_in_stage',
  'gate',
  'stage_threshold',
  'stage_threshold_source',
  'stuck_state',
] as const;

/** `fact.present`: the deals open at the moment of the run, with columns of `fact.snapshot`. */
export const presentTable = (run: RunContext): string => `
  CREATE OR REPLACE TABLE fact.present AS SELECT ${asked.join(', ')} FROM fact.snapshot WHERE end_no = ${lastEnding(run)}`;

/**
 * `fact.open_now`: one row per deal of `fact.present`, with everything flags and reviews ask of it but its timeline, a long
 * text.
 *
 * Beside the snapshot's columns stands what only a review needs and no earlier ending does. `was_over_age`: the review that
 * stands on the org says so.
 */
export function openNowTable(run: RunContext): string {
  const last = lastEnding(run);
  const { qualifiedRank, transactionalSegments } = run.settings;
  return `
    CREATE OR REPLACE TABLE fact.open_now AS
    WITH won AS (
      SELECT count(*) AS won_deals, median(d.cycle_days) AS won_cycle
      FROM fact.decided d JOIN fact.ending n ON n.end_no = ${last} AND d.outcome_day BETWEEN n.window_start AND n.day
      WHERE d.is_won
    ), filled AS (
      SELECT 100 * avg(CASE WHEN has_next_step THEN 1 ELSE 0 END) AS next_steps_filled
      FROM fact.next_step WHERE deal_no IN (SELECT deal_no FROM fact.present)
    ), tracked AS (
      ${nextStepsTracked(run)}
    ), ranked AS (
      SELECT least(${qualifiedRank}, coalesce(max(stage_count), 0)) AS qualified_rank FROM fact.stage
    ), segment AS (
      SELECT p.owner_no, bool_or(s.Segment__c IN ${texts(transactionalSegments)}) AS is_transactional
      FROM sf.touchline_subject__c s JOIN fact.person p ON p.user_id = coalesce(s.User__c, replace(s.Key__c, 'person:', ''))
      WHERE coalesce(s.Kind__c, 'person') = 'person' GROUP BY p.owner_no
    ), own AS MATERIALIZED (
      -- Few columns are joined at a time: of all at once the engine holds every row in full width, several times over.
      SELECT d.deal_no, d.Id AS deal_id,
        coalesce(d.AccountId IN (SELECT Id FROM sf.account WHERE IsPersonAccount), false) AS is_person_account,
        coalesce(d.Id IN (SELECT "Key__c" FROM sf.touchline_deal_review__c WHERE "Over_Age__c" = 'raised'), false) AS was_over_age,
        u.pushes, u.last_push_day, m.moved_back_day, m.moved_from_rank, m.moved_to_rank, p.base_amount, p.amount_day,
        x.has_next_step, x.noted_day
      FROM fact.deal_base d
      JOIN (SELECT deal_no FROM fact.present) o ON o.deal_no = d.deal_no
      JOIN fact.next_step x ON x.deal_no = d.deal_no
      LEFT JOIN fact.put_off u ON u.deal_no = d.deal_no
      LEFT JOIN fact.moved_back m ON m.deal_no = d.deal_no
      LEFT JOIN fact.amount_past p ON p.deal_no = d.deal_no
    )
    SELECT s.*, o.* EXCLUDE (deal_no, pushes, noted_day),
      fact.local_day(s.stage_since) AS stage_since_day, fact.local_day(s.next_meeting_at) AS next_meeting_day,
      k.qualified_rank, w.won_deals, w.won_cycle,
      CASE WHEN NOT s.is_fallback THEN coalesce(o.pushes, 0) END AS pushes,
      coalesce(g.is_transactional, false) AS is_transactional,
      CASE WHEN t.is_tracked THEN o.noted_day END AS next_step_day, f.next_steps_filled
    FROM fact.present s
    JOIN own o ON o.deal_no = s.deal_no
    CROSS JOIN won w CROSS JOIN filled f CROSS JOIN ranked k CROSS JOIN tracked t
    LEFT JOIN segment g ON g.owner_no = s.owner_no`;
}
