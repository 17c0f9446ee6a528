import { timestamp } from '../sql.ts';
import type { RunContext } from './run-context.ts';
import { lastEnding } from './time.sql.ts';

const external = (column: string): string => `(${column} LIKE '003%' OR ${column} LIKE '00Q%')`;

/**
 * `fact.meeting`: events with an external participant (C7), one row per source event: no all-day events, no parent of
 * a series, no copy for an invitee. `known_at` is when the event and its external participant were both on record;
 * `meeting_no` counts by Id. `fact.guest` are the contacts and leads invited who did not decline.
 */
export function meetingTable(context: RunContext): string {
  const asOf = timestamp(context.asOf);
  return `
    CREATE OR REPLACE TABLE fact.guest AS
    SELECT r.EventId AS event_id, r.RelationId AS relation_id, r.CreatedDate AS created_at
    FROM sf.event_relation r
    WHERE ${external('r.RelationId')} AND r.Status IS DISTINCT FROM 'Declined'
      AND (r.CreatedDate IS NULL OR r.CreatedDate <= ${asOf});

    CREATE OR REPLACE TABLE fact.meeting AS
    WITH invited AS (
      SELECT event_id, min(coalesce(created_at, TIMESTAMP '1900-01-01')) AS invited_at FROM fact.guest GROUP BY event_id
    ), timed AS (
      SELECT *, coalesce(StartDateTime, ActivityDateTime) AS start_at FROM sf.event
      WHERE CreatedDate <= ${asOf} AND NOT coalesce(IsAllDayEvent, false) AND NOT coalesce(IsRecurrence, false)
        AND NOT coalesce(IsChild, false) AND GroupEventType IS DISTINCT FROM '3'
    )
    SELECT row_number() OVER (ORDER BY e.Id)::INTEGER AS meeting_no, e.Id AS event_id, e.OwnerId AS owner_id, e.WhoId AS who_id, e.WhatId AS what_id, e.start_at,
      coalesce(e.EndDateTime, e.start_at + to_minutes(coalesce(e.DurationInMinutes, 0)::BIGINT)) AS end_at,
      CASE WHEN ${external('e.WhoId')} THEN e.CreatedDate ELSE greatest(e.CreatedDate, i.invited_at) END AS known_at
    FROM timed e LEFT JOIN invited i ON i.event_id = e.Id
    WHERE e.start_at IS NOT NULL AND (${external('e.WhoId')} OR i.event_id IS NOT NULL)`;
}

/**
 * `fact.scheduled(end_no, deal_no, next_at, starts)`: meetings not ended at an ending, on deals open then, with the start
 * of the next one that has not begun; at the last ending with all starts to come. Attribution (C6) as for touches, judged
 * at the ending, since nobody knows yet whether the deal will be open when the meeting takes place.
 */
export function scheduledTable(context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.ahead AS
    SELECT row_number() OVER ()::INTEGER AS ahead_no, n.end_no, n.moment, m.event_id, m.start_at, m.who_id, m.what_id,
      p.owner_no AS actor_no, d.deal_no AS what_deal
    FROM fact.meeting m
    JOIN fact.ending n ON m.known_at <= n.moment AND n.moment < m.end_at
    LEFT JOIN fact.person p ON p.user_id = m.owner_id
    LEFT JOIN fact.deal_base d ON d.Id = m.what_id AND d.created_at <= n.moment;

    CREATE OR REPLACE TABLE fact.scheduled AS
    WITH loose AS (
      SELECT * FROM fact.ahead WHERE what_deal IS NULL
    ), guest AS (
      SELECT ahead_no, end_no, moment, actor_no, who_id AS contact_id FROM loose WHERE who_id LIKE '003%'
      UNION
      SELECT l.ahead_no, l.end_no, l.moment, l.actor_no, g.relation_id FROM loose l JOIN fact.guest g ON g.event_id = l.event_id
      WHERE g.relation_id LIKE '003%' AND (g.created_at IS NULL OR g.created_at <= l.moment)
    ), by_role AS (
      SELECT DISTINCT g.ahead_no, o.deal_no, o.owner_no = g.actor_no AS is_own
      FROM guest g
      JOIN sf.opportunity_contact_role r ON r.ContactId = g.contact_id AND coalesce(r.CreatedDate <= g.moment, true)
      JOIN fact.deal_base d ON d.Id = r.OpportunityId
      JOIN fact.open_state o ON o.deal_no = d.deal_no AND o.from_end <= g.end_no AND g.end_no < o.until_end
    ), roles AS (
      SELECT ahead_no, count(*) AS deals FROM by_role GROUP BY ahead_no
    ), account AS (
      SELECT DISTINCT g.ahead_no, g.end_no, c.AccountId AS account_id FROM guest g JOIN sf.contact c ON c.Id = g.contact_id
      WHERE g.ahead_no NOT IN (SELECT ahead_no FROM roles)
    ), account_deal AS (
      SELECT a.ahead_no, min(o.deal_no) AS deal_no
      FROM account a
      JOIN fact.deal_base d ON d.AccountId = a.account_id
      JOIN fact.open_state o ON o.deal_no = d.deal_no AND o.from_end <= a.end_no AND a.end_no < o.until_end
      GROUP BY a.ahead_no, a.account_id HAVING count(*) = 1
    ), credit AS (
      SELECT ahead_no, what_deal AS deal_no FROM fact.ahead WHERE what_deal IS NOT NULL
      UNION ALL
      SELECT b.ahead_no, b.deal_no FROM by_role b JOIN roles r ON r.ahead_no = b.ahead_no WHERE r.deals = 1 OR b.is_own
      UNION ALL
      SELECT ahead_no, min(deal_no) FROM account_deal GROUP BY ahead_no HAVING count(*) = 1
    )
    SELECT a.end_no, c.deal_no, min(a.start_at) FILTER (WHERE a.start_at > a.moment) AS next_at,
      list(DISTINCT a.start_at) FILTER (WHERE a.start_at > a.moment AND a.end_no = ${lastEnding(context)}) AS starts
    FROM credit c JOIN fact.ahead a ON a.ahead_no = c.ahead_no
    GROUP BY a.end_no, c.deal_no`;
}
