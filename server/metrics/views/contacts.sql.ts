import { addDays } from '../../period.ts';
import { date } from '../sql.ts';
import type { RunContext } from './run-context.ts';
import { lastEnding } from './time.sql.ts';

/** A contact is engaged by a touch on one of so many local days, the day asked about included (C9, S0.24, S0.41). */
export const engagedDays = 30;

/** The instant from which touches may engage a contact at any ending, as SQL. */
export function engagedSince(context: RunContext): string {
  return `fact.day_start(${date(addDays(context.endings[0]!.day, 1 - engagedDays))})`;
}

/**
 * Customers and their people as numbers, before the touches are read.
 *
 * - `fact.place(deal_no, place_no)`: deals of one account share a place, the smallest deal number among them; a deal
 *   without an account is its own
 * - `fact.contact(contact_no, contact_id, place_no)`: contacts with the place of their account, where it has deals
 * - `fact.person_deal(deal_no)`: deals of person accounts, which are one contact by nature (C16)
 */
export function placeTables(_context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.account_place AS
    SELECT AccountId AS account_id, min(deal_no) AS place_no FROM fact.deal_base WHERE AccountId IS NOT NULL GROUP BY AccountId;

    CREATE OR REPLACE TABLE fact.place AS
    SELECT d.deal_no, coalesce(a.place_no, d.deal_no) AS place_no
    FROM fact.deal_base d LEFT JOIN fact.account_place a ON a.account_id = d.AccountId;

    CREATE OR REPLACE TABLE fact.contact AS
    SELECT row_number() OVER ()::INTEGER AS contact_no, c.Id AS contact_id, a.place_no
    FROM sf.contact c LEFT JOIN fact.account_place a ON a.account_id = c.AccountId;
    DROP TABLE fact.account_place;

    CREATE OR REPLACE TABLE fact.person_deal AS
    SELECT d.deal_no FROM fact.deal_base d JOIN sf.account a ON a.Id = d.AccountId WHERE a.IsPersonAccount`;
}

/**
 * `fact.engaged(end_no, deal_no, contacts)`: how many contacts of the customer took part in a completed touch on the
 * ending's local day or one of the 29 before (C9, S0.24, S0.41), for deals open at that ending. No row means none.
 *
 * A contact counts for all deals of its own account, whatever the touch was credited to; and, whoever employs it, for
 * all deals of the account a touch was credited to while that deal was open. A deal without an account has only the
 * touches credited to itself. As known at the ending: activity, related contact and credit.
 */
export function engagedTable(context: RunContext): string {
  return [partyTable(context), countTable(context)].join(';\n');
}

/** `fact.party`: contacts on recent touches. Those on loose activities (`activity_no`) were found when the touches were attributed. */
function partyTable(context: RunContext): string {
  const last = lastEnding(context);
  const since = engagedSince(context);
  const known = (column: string): string =>
    `greatest(a.from_end, CASE WHEN ${column} IS NULL THEN 1 ELSE fact.end_no(${column}) END)`;
  return `
    CREATE OR REPLACE TABLE fact.named_party AS
    SELECT NULL::INTEGER AS activity_no, day, from_end, deal_no, who_id AS contact_id FROM fact.activity
    WHERE is_settled AND contact_no IS NULL AND who_id LIKE '003%' AND moment >= ${since}
    UNION ALL
    SELECT NULL, a.day, ${known('r.CreatedDate')}, a.deal_no, r.RelationId
    FROM fact.activity a JOIN sf.task_relation r ON r.TaskId = a.id
    WHERE a.is_settled AND a.meeting_no IS NULL AND r.RelationId LIKE '003%' AND a.moment >= ${since}
    UNION ALL
    SELECT NULL, a.day, ${known('g.created_at')}, a.deal_no, g.relation_id
    FROM fact.activity a
    JOIN fact.meeting m ON m.meeting_no = a.meeting_no
    JOIN fact.guest g ON g.event_id = m.event_id
    WHERE a.is_settled AND g.relation_id LIKE '003%' AND a.moment >= ${since}
    UNION ALL
    SELECT l.activity_no, fact.local_day(l.moment), l.from_end, NULL, l.contact_id
    FROM fact.loose_contact l WHERE l.moment >= ${since};

    -- People whose contact cannot be read are still different people.
    INSERT INTO fact.contact
    SELECT row_number() OVER ()::INTEGER + (SELECT coalesce(max(contact_no), 0) FROM fact.contact), contact_id, NULL
    FROM (SELECT DISTINCT contact_id FROM fact.named_party WHERE contact_id NOT IN (SELECT contact_id FROM fact.contact));

    CREATE OR REPLACE TABLE fact.party AS
    SELECT NULL::INTEGER AS activity_no, a.day, a.from_end, a.deal_no, a.contact_no, c.place_no
    FROM fact.activity a JOIN fact.contact c ON c.contact_no = a.contact_no WHERE a.is_settled
    UNION ALL
    SELECT n.activity_no, n.day, n.from_end, n.deal_no, c.contact_no, c.place_no
    FROM fact.named_party n JOIN fact.contact c ON c.contact_id = n.contact_id WHERE n.from_end <= ${last};
    DROP TABLE fact.named_party`;
}

/** Distinct people by place and ending. Attribution is asked only where it says more than the contact's own account. */
function countTable(_context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.engagement AS
    WITH credited AS (
      SELECT p.deal_no, 1 AS rule, p.contact_no, p.place_no AS own_place, p.day, p.from_end, NULL::INTEGER AS until_end
      FROM fact.party p WHERE p.deal_no IS NOT NULL
      UNION ALL
      SELECT c.deal_no, c.rule, p.contact_no, p.place_no, p.day, greatest(c.from_end, p.from_end), c.until_end
      FROM fact.party p JOIN fact.credit c ON c.activity_no = p.activity_no WHERE p.deal_no IS NULL
    ), elsewhere AS (
      SELECT c.*, d.place_no FROM credited c JOIN fact.place d ON d.deal_no = c.deal_no
      WHERE d.place_no IS DISTINCT FROM c.own_place
    )
    SELECT place_no, contact_no, day, min(from_end) AS from_end, 32767 AS until_end
    FROM fact.party WHERE place_no IS NOT NULL GROUP BY place_no, contact_no, day
    UNION ALL
    SELECT e.place_no, e.contact_no, e.day, e.from_end, coalesce(e.until_end, 32767)
    FROM elsewhere e LEFT JOIN fact.open_days o ON o.deal_no = e.deal_no AND e.day BETWEEN o.from_day AND o.to_day
    WHERE e.rule <> 1 OR o.deal_no IS NOT NULL;

    CREATE OR REPLACE TABLE fact.engaging_day AS
    SELECT end_no, day - unnest(range(${engagedDays}))::INTEGER AS day FROM fact.ending;

    CREATE OR REPLACE TABLE fact.engaged AS
    WITH people AS (
      SELECT DISTINCT s.end_no, g.place_no, g.contact_no
      FROM fact.engagement g JOIN fact.engaging_day s ON s.day = g.day AND g.from_end <= s.end_no AND s.end_no < g.until_end
    ), counted AS (
      SELECT end_no, place_no, count(*)::INTEGER AS contacts FROM people GROUP BY end_no, place_no
    )
    SELECT c.end_no, o.deal_no, c.contacts
    FROM fact.open_state o
    JOIN fact.place p ON p.deal_no = o.deal_no
    JOIN counted c ON c.place_no = p.place_no AND o.from_end <= c.end_no AND c.end_no < o.until_end;
    DROP TABLE fact.party; DROP TABLE fact.engagement; DROP TABLE fact.engaging_day; DROP TABLE fact.place; DROP TABLE fact.contact`;
}
