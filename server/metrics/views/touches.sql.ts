import { texts, timestamp } from '../sql.ts';
import { engagedSince } from './contacts.sql.ts';
import type { RunContext } from './run-context.ts';
import { lastEnding } from './time.sql.ts';

/**
 * Touches with their attribution (C5, C6), built once as one integer-keyed table sorted by deal.
 *
 * `fact.touch(deal_no, moment, day, rule, from_end, until_end, is_open, meeting_no, is_repeat)`: the credit stands for the endings
 * [from_end, until_end). An activity, its guests, the contact role and the deal must all be on record at an ending to
 * count there, so one activity may be credited to other deals later than it was at first; that is rare, but without it
 * a replayed snapshot would differ from the run made then. `is_open`: the deal was open, by the local day for rule 1,
 * by the instant for rules 2 and 3. `meeting_no` is null for tasks. `is_repeat`: another entry of the deal with the same
 * start stands for this meeting at all these endings (C7); whoever counts touches leaves it out.
 *
 * `fact.activity`, `fact.loose`, `fact.loose_contact` and `fact.credit` stay for engaged contacts and effort; effort
 * drops them.
 */
export function touchTables(context: RunContext): string {
  return [activityTable(context), looseTables(context), creditTable(), touchTable()].join(';\n');
}

/**
 * Completed touches of either kind, whoever made them. Those settled by rule 1 from the start keep no text: there are
 * millions. Contacts are looked up as far back as an ending asks who was engaged.
 */
function activityTable(context: RunContext): string {
  const asOf = timestamp(context.asOf);
  const { touchSubtypes, touchTypes } = context.settings;
  const recent = `moment >= ${engagedSince(context)}`;
  return `
    CREATE OR REPLACE TABLE fact.activity AS
    WITH completed AS (
      SELECT Id, WhoId, WhatId, OwnerId, NULL::INTEGER AS meeting_no, CreatedDate AS known_at,
        coalesce(CompletedDateTime, fact.day_start(ActivityDate)) AS moment
      FROM sf.task
      WHERE IsClosed AND CreatedDate <= ${asOf} AND TaskSubtype IS DISTINCT FROM 'ListEmail' AND (
        coalesce(TaskSubtype IN ${texts(touchSubtypes)}, false)
        OR (coalesce(TaskSubtype, 'Task') = 'Task' AND coalesce(Type IN ${texts(touchTypes)}, false)))
      UNION ALL
      SELECT event_id, who_id, what_id, owner_id, meeting_no, known_at, end_at FROM fact.meeting
    ), timed AS (
      SELECT *, greatest(moment, known_at) AS counts_from, CASE WHEN ${recent} AND WhoId LIKE '003%' THEN WhoId END AS recent_who
      FROM completed WHERE moment <= ${asOf} AND known_at <= ${asOf}
    ), matched AS (
      SELECT t.*, d.deal_no, d.created_at, p.owner_no, c.contact_no, fact.end_no(t.counts_from) AS from_end
      FROM timed t
      LEFT JOIN fact.deal_base d ON d.Id = t.WhatId
      LEFT JOIN fact.person p ON p.user_id = t.OwnerId
      LEFT JOIN fact.contact c ON c.contact_id = t.recent_who
    ), dealt AS (
      -- Nearly every deal is older than its activities.
      SELECT *, CASE WHEN created_at <= counts_from THEN from_end ELSE fact.end_no(created_at) END AS deal_end FROM matched
    ), settled AS (
      SELECT *, coalesce(deal_end = from_end, false) AND deal_no IS NOT NULL AS is_settled FROM dealt
    ), related AS (
      SELECT count(*) > 0 AS tasks FROM sf.task_relation WHERE RelationId LIKE '003%'
    )
    SELECT moment, fact.local_day(moment) AS day, from_end, deal_no, CASE WHEN NOT is_settled THEN deal_end END AS deal_end,
      is_settled, meeting_no, owner_no, contact_no,
      CASE WHEN NOT is_settled OR (related.tasks AND meeting_no IS NULL AND ${recent}) THEN Id END AS id,
      CASE WHEN NOT is_settled THEN WhoId WHEN contact_no IS NULL THEN recent_who END AS who_id
    FROM settled CROSS JOIN related`;
}

/** Candidates of what rule 1 did not settle: `fact.candidate` by rules 1 and 2, `fact.account_candidate` by rule 3. */
function looseTables(context: RunContext): string {
  const last = lastEnding(context);
  const known = (column: string): string =>
    `greatest(a.from_end, CASE WHEN ${column} IS NULL THEN 1 ELSE fact.end_no(${column}) END)`;
  return `
    CREATE OR REPLACE TABLE fact.loose AS
    SELECT row_number() OVER ()::INTEGER AS activity_no, *, owner_no AS actor_no FROM fact.activity WHERE NOT is_settled;

    CREATE OR REPLACE TABLE fact.loose_contact AS
    SELECT activity_no, moment, actor_no, contact_id, min(end_no) AS from_end FROM (
      SELECT a.activity_no, a.moment, a.actor_no, a.who_id AS contact_id, a.from_end AS end_no
      FROM fact.loose a WHERE a.who_id LIKE '003%'
      UNION ALL
      SELECT a.activity_no, a.moment, a.actor_no, r.RelationId, ${known('r.CreatedDate')}
      FROM fact.loose a JOIN sf.task_relation r ON r.TaskId = a.id
      WHERE a.meeting_no IS NULL AND r.RelationId LIKE '003%'
      UNION ALL
      SELECT a.activity_no, a.moment, a.actor_no, g.relation_id, ${known('g.created_at')}
      FROM fact.loose a JOIN fact.guest g ON g.event_id = a.id
      WHERE a.meeting_no IS NOT NULL AND g.relation_id LIKE '003%'
    ) WHERE end_no <= ${last} GROUP BY ALL;

    CREATE OR REPLACE TABLE fact.candidate AS
    SELECT activity_no, moment, rule, deal_no, bool_or(is_own) AS is_own, min(end_no) AS from_end FROM (
      SELECT activity_no, moment, 1 AS rule, deal_no, true AS is_own, deal_end AS end_no
      FROM fact.loose WHERE deal_no IS NOT NULL
      UNION ALL
      SELECT a.activity_no, a.moment, 2, o.deal_no, coalesce(o.owner_no = a.actor_no, false), ${known('r.CreatedDate')}
      FROM fact.loose_contact a
      JOIN sf.opportunity_contact_role r ON r.ContactId = a.contact_id
      JOIN fact.deal_base d ON d.Id = r.OpportunityId
      JOIN fact.open_owned o ON o.deal_no = d.deal_no AND o.from_at <= a.moment AND a.moment < o.to_at
    ) WHERE end_no <= ${last} GROUP BY ALL;

    CREATE OR REPLACE TABLE fact.account_open AS
    WITH change AS (
      SELECT d.AccountId AS account_id, s.from_at AS moment, 1 AS step, d.deal_no
      FROM fact.open_span s JOIN fact.deal_base d ON d.deal_no = s.deal_no WHERE d.AccountId IS NOT NULL
      UNION ALL
      SELECT d.AccountId, s.to_at, -1, d.deal_no
      FROM fact.open_span s JOIN fact.deal_base d ON d.deal_no = s.deal_no WHERE d.AccountId IS NOT NULL
    ), net AS (
      SELECT account_id, moment, sum(step) AS step, sum(step * deal_no) AS deal_step FROM change GROUP BY account_id, moment
    )
    SELECT account_id, moment AS from_at, lead(moment, 1, TIMESTAMP '9999-12-31') OVER by_time AS to_at,
      sum(step) OVER by_time AS deals, sum(deal_step) OVER by_time AS deal_sum
    FROM net WINDOW by_time AS (PARTITION BY account_id ORDER BY moment);

    CREATE OR REPLACE TABLE fact.account_candidate AS
    SELECT a.activity_no, a.moment, a.from_end, o.deals, o.deal_sum FROM (
      SELECT l.activity_no, l.moment, c.AccountId AS account_id, min(l.from_end) AS from_end
      FROM fact.loose_contact l JOIN sf.contact c ON c.Id = l.contact_id GROUP BY ALL
    ) a JOIN fact.account_open o ON o.account_id = a.account_id AND o.from_at <= a.moment AND a.moment < o.to_at AND o.deals = 1`;
}

/** The rules in order, at every ending where the candidates of an activity change. */
function creditTable(): string {
  return `
    CREATE OR REPLACE TABLE fact.credit AS
    WITH change AS (
      SELECT activity_no, moment, from_end FROM fact.candidate UNION SELECT activity_no, moment, from_end FROM fact.account_candidate
    ), spell AS (
      SELECT *, lead(from_end) OVER (PARTITION BY activity_no ORDER BY from_end) AS until_end FROM change
    ), counted AS (
      SELECT s.activity_no, s.from_end, count(*) FILTER (WHERE c.rule = 1) AS direct,
        count(*) FILTER (WHERE c.rule = 2) AS by_role
      FROM spell s JOIN fact.candidate c ON c.activity_no = s.activity_no AND c.from_end <= s.from_end
      GROUP BY s.activity_no, s.from_end
    )
    SELECT s.activity_no, c.deal_no, s.moment, c.rule, s.from_end, s.until_end
    FROM spell s
    JOIN counted n ON n.activity_no = s.activity_no AND n.from_end = s.from_end
    JOIN fact.candidate c ON c.activity_no = s.activity_no AND c.from_end <= s.from_end
    WHERE CASE WHEN n.direct > 0 THEN c.rule = 1 ELSE n.by_role = 1 OR c.is_own END
    UNION ALL
    SELECT s.activity_no, min(a.deal_sum)::INTEGER, s.moment, 3, s.from_end, s.until_end
    FROM spell s
    JOIN fact.account_candidate a ON a.activity_no = s.activity_no AND a.from_end <= s.from_end
    WHERE NOT EXISTS (SELECT 1 FROM counted n WHERE n.activity_no = s.activity_no AND n.from_end = s.from_end)
    GROUP BY s.activity_no, s.moment, s.from_end, s.until_end HAVING count(DISTINCT a.deal_sum) = 1`;
}

function touchTable(): string {
  return `
    CREATE OR REPLACE TABLE fact.touch AS
    WITH attributed AS NOT MATERIALIZED (
      SELECT deal_no, moment, day, 1::TINYINT AS rule, from_end, NULL::INTEGER AS until_end, meeting_no
      FROM fact.activity WHERE is_settled
      UNION ALL
      SELECT c.deal_no, c.moment, a.day, c.rule::TINYINT, c.from_end, c.until_end, a.meeting_no
      FROM fact.credit c JOIN fact.loose a ON a.activity_no = c.activity_no
    ), dated AS NOT MATERIALIZED (
      SELECT t.deal_no, t.moment, t.day, t.rule, t.from_end::SMALLINT AS from_end,
        coalesce(t.until_end, 32767)::SMALLINT AS until_end, t.rule <> 1 OR o.deal_no IS NOT NULL AS is_open, t.meeting_no
      FROM attributed t LEFT JOIN fact.open_days o ON o.deal_no = t.deal_no AND t.day BETWEEN o.from_day AND o.to_day
    )
    SELECT * FROM (
      SELECT d.*, coalesce(max(d.until_end) OVER (
        PARTITION BY d.deal_no, m.start_at, d.is_open ORDER BY d.from_end, d.until_end DESC, d.meeting_no
        ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) >= d.until_end, false) AS is_repeat
      FROM dated d JOIN fact.meeting m ON m.meeting_no = d.meeting_no
      UNION ALL
      SELECT *, false FROM dated WHERE meeting_no IS NULL
    )
    ORDER BY deal_no, moment;
    DROP TABLE fact.candidate; DROP TABLE fact.account_open; DROP TABLE fact.account_candidate`;
}
