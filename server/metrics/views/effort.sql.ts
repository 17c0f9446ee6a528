import { date, timestamp } from '../sql.ts';
import type { RunContext } from './run-context.ts';
import { lastEnding } from './time.sql.ts';

/** Meetings that start so many days after the initial one still follow it up; a younger initial is not judged (S0.15). */
export const followUpDays = 30;

/**
 * What people did (C5, C7, S0.32), whoever owns the deal and whether there is one. Everything known at the moment of the
 * run, as far back as periods are reported.
 *
 * `fact.effort_entry(entry, deal_no, owner_no, day, start_day, is_loose, is_joint)`: touches, a row for each who took part.
 * Touches count on the day they happened or ended, meetings (`start_day`) also on the day they began; loose ones belong
 * to no deal. Several people took part in a joint one: a team counts it once. A task settled by rule 1 stands with its
 * deal, every other row names its activity (`entry`): what a change reaches is found by the one or the other.
 *
 * The owner and every invited user who did not decline took part. Entries of one deal with the same start are one
 * meeting. Drops the tables of single activities.
 */
export function effortTables(context: RunContext): string {
  const asOf = timestamp(context.asOf);
  const first = context.periods.reduce((day, { start }) => (start < day ? start : day), context.today);
  const since = `day >= ${date(first)}`;
  return `
    CREATE OR REPLACE TABLE fact.met AS
    WITH credited AS (
      SELECT t.meeting_no, t.deal_no, m.start_at FROM fact.touch t JOIN fact.meeting m ON m.meeting_no = t.meeting_no
      WHERE t.until_end > ${lastEnding(context)} AND t.${since}
    ), alike AS (
      SELECT meeting_no, min(meeting_no) OVER (PARTITION BY deal_no, start_at) AS same_no FROM credited
    ), same AS (
      SELECT meeting_no, min(same_no) AS same_no FROM alike GROUP BY meeting_no
    )
    SELECT m.meeting_no, m.event_id, coalesce(s.same_no, m.meeting_no) AS same_no, a.owner_no, a.day,
      fact.local_day(m.start_at) AS start_day, s.same_no IS NULL AS is_loose
    FROM fact.activity a
    JOIN fact.meeting m ON m.meeting_no = a.meeting_no
    LEFT JOIN same s ON s.meeting_no = a.meeting_no
    WHERE a.${since};

    CREATE OR REPLACE TABLE fact.attended AS
    WITH attendee AS (
      SELECT same_no, owner_no FROM fact.met WHERE owner_no IS NOT NULL
      UNION
      SELECT m.same_no, p.owner_no
      FROM fact.met m
      JOIN sf.event_relation r ON r.EventId = m.event_id
      JOIN fact.person p ON p.user_id = r.RelationId
      WHERE r.RelationId LIKE '005%' AND r.Status IS DISTINCT FROM 'Declined'
        AND (r.CreatedDate IS NULL OR r.CreatedDate <= ${asOf})
    ), meeting AS (
      SELECT same_no, max(day) AS day, min(start_day) AS start_day, bool_and(is_loose) AS is_loose FROM fact.met GROUP BY same_no
    )
    SELECT a.same_no AS meeting_no, a.owner_no, m.day, m.start_day, m.is_loose,
      count(*) OVER (PARTITION BY a.same_no) AS heads
    FROM attendee a JOIN meeting m ON m.same_no = a.same_no;

    CREATE OR REPLACE TABLE fact.effort_entry AS
    SELECT NULL::VARCHAR AS entry, deal_no, owner_no, day, NULL::DATE AS start_day, false AS is_loose, false AS is_joint
    FROM fact.activity WHERE meeting_no IS NULL AND is_settled AND owner_no IS NOT NULL AND ${since}
    UNION ALL
    SELECT id, NULL, owner_no, day, NULL, activity_no NOT IN (SELECT activity_no FROM fact.credit WHERE until_end IS NULL), false
    FROM fact.loose WHERE meeting_no IS NULL AND owner_no IS NOT NULL AND ${since}
    UNION ALL
    SELECT m.event_id, NULL, a.owner_no, a.day, a.start_day, a.is_loose, a.heads > 1
    FROM fact.attended a JOIN fact.meeting m ON m.meeting_no = a.meeting_no;
    DROP TABLE fact.met; DROP TABLE fact.attended;
    DROP TABLE fact.activity; DROP TABLE fact.loose; DROP TABLE fact.loose_contact; DROP TABLE fact.credit`;
}

/**
 * `fact.effort(slot, owner_no, person_no, meeting, touches, loose_touches, meetings, loose_meetings, weeks, ...)`: effort
 * by period. A row is what one person did alone (`person_no`), or one joint meeting for each who took part, which are
 * equal but for `owner_no` and so count once for a team. `fact.roster` adds the weeks.
 *
 * There is no deal in it: the deals behind millions of touches would take as long as all other numbers together.
 */
export function effortTable(_context: RunContext): string {
  return `CREATE OR REPLACE TABLE fact.effort AS ${effortRows('fact.period_day')}`;
}

/** @param periodDay `fact.period_day`, or a part of it: rows of its periods. */
export function effortRows(periodDay: string): string {
  return `
    WITH daily AS (
      SELECT owner_no, day, count(*) AS touches, count(*) FILTER (WHERE is_loose) AS loose_touches, 0 AS meetings, 0 AS loose_meetings
      FROM fact.effort_entry WHERE NOT is_joint AND day IN (SELECT day FROM ${periodDay}) GROUP BY owner_no, day
      UNION ALL
      SELECT owner_no, start_day, 0, 0, count(*), count(*) FILTER (WHERE is_loose)
      FROM fact.effort_entry WHERE NOT is_joint AND start_day IN (SELECT day FROM ${periodDay}) GROUP BY owner_no, start_day
    ), joint AS (
      SELECT * FROM fact.effort_entry WHERE is_joint
    )
    SELECT p.period_no AS slot, e.owner_no, e.owner_no AS person_no, NULL::VARCHAR AS meeting,
      sum(e.touches)::INTEGER AS touches, sum(e.loose_touches)::INTEGER AS loose_touches,
      sum(e.meetings)::INTEGER AS meetings, sum(e.loose_meetings)::INTEGER AS loose_meetings, NULL::DOUBLE AS weeks,
      NULL::INTEGER AS deal_no, false AS is_fallback, false AS is_unknown_stage
    FROM daily e JOIN ${periodDay} p ON p.day = e.day GROUP BY p.period_no, e.owner_no
    UNION ALL
    SELECT p.period_no, j.owner_no, NULL, j.entry, 1, j.is_loose::INTEGER, 0, 0, NULL, NULL, false, false
    FROM joint j JOIN ${periodDay} p ON p.day = j.day
    UNION ALL
    SELECT p.period_no, j.owner_no, NULL, j.entry, 0, 0, 1, j.is_loose::INTEGER, NULL, NULL, false, false
    FROM joint j JOIN ${periodDay} p ON p.day = j.start_day
    UNION ALL
    SELECT slot, owner_no, NULL, NULL, 0, 0, 0, 0, weeks, NULL, false, false FROM fact.roster
    WHERE slot IN (SELECT period_no FROM ${periodDay})`;
}

/**
 * `fact.followed(slot, deal_no, owner_no, follow_ups, is_mature, ...)`: the initial meeting of each deal (C8) in the period
 * it started in, for the owner of the deal at its start, with the meetings that started within `followUpDays` after it.
 * Only meetings held while the deal was open. One that began before the deal was entered, on that same day, is the first
 * owner's.
 */
export function followedTable(context: RunContext): string {
  return `
    CREATE OR REPLACE TABLE fact.followed AS
    WITH chain AS (
      SELECT deal_no, start_at, start_day, min(start_day) OVER (PARTITION BY deal_no) AS initial_day
      FROM fact.held WHERE is_open
    ), initial AS (
      SELECT deal_no, min(start_at) AS start_at, initial_day,
        (count(*) FILTER (WHERE start_day <= initial_day + ${followUpDays}) - 1)::INTEGER AS follow_ups
      FROM chain GROUP BY deal_no, initial_day
    )
    SELECT p.period_no AS slot, i.deal_no, o.owner_no, i.follow_ups,
      i.initial_day + ${followUpDays} <= ${date(context.today)} AS is_mature, d.is_fallback, d.is_unknown_stage
    FROM initial i
    JOIN fact.period_day p ON p.day = i.initial_day
    JOIN fact.deal d ON d.deal_no = i.deal_no
    JOIN fact.ownership o ON o.deal_no = i.deal_no
      AND o.from_at <= greatest(i.start_at, d.created_at) AND greatest(i.start_at, d.created_at) < o.to_at`;
}
