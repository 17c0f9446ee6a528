import type { Mirror } from '../mirror/mirror.ts';
import { addDays } from '../period.ts';
import { date, text } from './sql.ts';
import type { RunContext } from './views/run-context.ts';

export interface SubjectIdentity {
  organizationId: string;
  integrationUserId: string;
}

/**
 * Who is measured (C16) and who may see it.
 *
 * `fact.subject` numbers the subjects, `fact.membership` says whose deals are theirs; a person, a team and the
 * organisation differ in nothing else, so every metric rolls up by one join. Who left is no rep and gets no numbers
 * (`is_measured`), but keeps the row an admin may have entered things in. Fills `out.subject`, `out.subject_share`.
 *
 * Whoever left keeps the row, because an admin may have entered things there, but is no rep any more (C16): no numbers
 * are written. Their deals still count in the team and the organisation.
 */
export async function buildSubjects(
  mirror: Mirror,
  context: RunContext,
  identity: SubjectIdentity,
): Promise<void> {
  await mirror.run(subjectTable(context, identity));
  await mirror.run(membershipTable());
  await mirror.run(outTables(identity));
}

function subjectTable(context: RunContext, identity: SubjectIdentity): string {
  const from = date(addDays(context.today, 1 - context.settings.repWindow));
  const today = date(context.today);
  return `
    CREATE OR REPLACE TABLE fact.listed_person AS
    WITH seller AS (
      SELECT owner_no FROM fact.open_owned WHERE from_day <= ${today} AND to_day >= ${from}
      UNION
      SELECT owner_no FROM fact.decided WHERE outcome_day BETWEEN ${from} AND ${today}
    ), entered AS (
      SELECT p.owner_no FROM sf.touchline_subject__c s
      JOIN fact.person p ON p.user_id = coalesce(s.User__c, replace(s.Key__c, 'person:', ''))
      WHERE coalesce(s.Kind__c, 'person') = 'person'
    )
    SELECT p.owner_no, u.Id AS user_id, u.Name AS name, coalesce(u.IsActive, true) AS is_active,
      coalesce(u.IsActive, true) AND coalesce(u.UserType, 'Standard') = 'Standard' AS is_rep
    FROM sf."user" u JOIN fact.person p ON p.user_id = u.Id
    WHERE p.owner_no IN (SELECT owner_no FROM entered)
      OR (is_rep AND p.owner_no IN (SELECT owner_no FROM seller));

    CREATE OR REPLACE TABLE fact.subject AS
    WITH leader AS (
      SELECT DISTINCT b.manager_no FROM fact.below b JOIN fact.listed_person m ON m.owner_no = b.owner_no AND m.is_active
    ), circular AS (
      SELECT a.manager_no FROM fact.below a JOIN fact.below b ON a.manager_no = b.owner_no AND a.owner_no = b.manager_no
    ), every AS (
      SELECT 'person:' || user_id AS key, name, 'person' AS kind, user_id, is_active, owner_no, is_rep AS is_measured FROM fact.listed_person
      UNION ALL
      SELECT 'team:' || u.Id, u.Name, 'team', u.Id, coalesce(u.IsActive, true), l.manager_no, true
      FROM leader l JOIN fact.person p ON p.owner_no = l.manager_no JOIN sf."user" u ON u.Id = p.user_id
      UNION ALL
      SELECT 'organisation:' || ${text(identity.organizationId)},
        coalesce((SELECT min(Name) FROM sf.organization), ${text(identity.organizationId)}), 'organisation', NULL, true, NULL, true
    )
    SELECT row_number() OVER (ORDER BY e.key)::INTEGER AS subject_no, e.*,
      CASE WHEN e.kind = 'organisation' THEN NULL
        -- People who are each other's manager have no top: each such team hangs on the organisation.
        WHEN l.manager_no IS NOT NULL AND NOT (e.kind = 'team' AND e.owner_no IN (SELECT manager_no FROM circular))
          THEN 'team:' || boss.user_id
        ELSE 'organisation:' || ${text(identity.organizationId)} END AS parent_key
    FROM every e
    LEFT JOIN fact.manager m ON m.owner_no = e.owner_no
    LEFT JOIN leader l ON l.manager_no = m.manager_no
    LEFT JOIN fact.person boss ON boss.owner_no = l.manager_no`;
}

function membershipTable(): string {
  return `
    CREATE OR REPLACE TABLE fact.membership AS
    SELECT subject_no, owner_no FROM fact.subject WHERE kind = 'person' AND is_measured
    UNION ALL
    SELECT s.subject_no, b.owner_no FROM fact.subject s JOIN fact.below b ON b.manager_no = s.owner_no WHERE s.kind = 'team'
    UNION ALL
    SELECT s.subject_no, p.owner_no FROM fact.subject s CROSS JOIN fact.person p WHERE s.kind = 'organisation'`;
}

function outTables(identity: SubjectIdentity): string {
  const integration = text(identity.integrationUserId);
  return `
    -- A user's name may have 121 characters, a record's 80; the org would trim what it is sent.
    CREATE OR REPLACE TABLE out.subject AS
    SELECT key AS "Key__c", trim(left(name, 80)) AS "Name", kind AS "Kind__c", user_id AS "User__c", parent_key,
      is_active AS "Is_Active__c",
      CASE WHEN kind <> 'organisation' AND is_active THEN user_id ELSE ${integration} END AS owner_id
    FROM fact.subject ORDER BY key;

    CREATE OR REPLACE TABLE out.subject_share AS
    WITH above AS (
      SELECT s.key AS subject_key, b.manager_no FROM fact.subject s JOIN fact.below b ON b.owner_no = s.owner_no
      WHERE s.kind <> 'organisation'
      UNION
      SELECT s.key, m.manager_no FROM fact.subject s CROSS JOIN (
        SELECT DISTINCT manager_no FROM fact.manager WHERE manager_no NOT IN (SELECT owner_no FROM fact.manager)) m
      WHERE s.kind = 'organisation'
    )
    SELECT a.subject_key, p.user_id FROM above a
    JOIN fact.person p ON p.owner_no = a.manager_no
    JOIN sf."user" u ON u.Id = p.user_id
    JOIN out.subject o ON o."Key__c" = a.subject_key
    -- The platform refuses shares with inactive users, and an owner needs none.
    WHERE coalesce(u.IsActive, true) AND o.owner_id <> p.user_id
    ORDER BY 1, 2`;
}
