import { texts } from '../../metrics/sql.ts';
import type { RunContext } from '../../metrics/views/run-context.ts';
import { lastEnding } from '../../metrics/views/time.sql.ts';
import { nextStepsTracked } from './next-steps.sql.ts';

/**
 * `fact.open_now`: one row per deal open at the moment of the run, with everything flags and reviews ask of it
 * but its timeline, a long text.
 *
 * The snapshot's columns, and what only a review needs and no earlier ending does. `was_over_age`: the review that stands
 * on the org says so.
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
    ), reviewed AS (
      SELECT "Key__c" AS deal_id, bool_or("Over_Age__c" = 'raised') AS was_over_age
      FROM sf.touchline_deal_review__c GROUP BY "Key__c"
    )
    SELECT s.*, d.Id AS deal_id, fact.local_day(s.stage_since) AS stage_since_day, fact.local_day(s.next_meeting_at) AS next_meeting_day,
      k.qualified_rank, w.won_deals, w.won_cycle, coalesce(v.was_over_age, false) AS was_over_age,
      CASE WHEN NOT s.is_fallback THEN coalesce(u.pushes, 0) END AS pushes, u.last_push_day,
      coalesce(a.IsPersonAccount, false) AS is_person_account,
      coalesce(g.is_transactional, false) AS is_transactional,
      m.moved_back_day, m.moved_from_rank, m.moved_to_rank, p.base_amount, p.amount_day,
      x.has_next_step, CASE WHEN t.is_tracked THEN x.noted_day END AS next_step_day, f.next_steps_filled
    FROM (SELECT * FROM fact.snapshot WHERE end_no = ${last}) s
    JOIN fact.deal_base d ON d.deal_no = s.deal_no
    JOIN fact.next_step x ON x.deal_no = s.deal_no
    CROSS JOIN won w CROSS JOIN filled f CROSS JOIN ranked k CROSS JOIN tracked t
    LEFT JOIN fact.put_off u ON u.deal_no = s.deal_no
    LEFT JOIN fact.moved_back m ON m.deal_no = s.deal_no
    LEFT JOIN fact.amount_past p ON p.deal_no = s.deal_no
    LEFT JOIN segment g ON g.owner_no = s.owner_no
    LEFT JOIN sf.account a ON a.Id = d.AccountId
    LEFT JOIN reviewed v ON v.deal_id = d.Id`;
}
