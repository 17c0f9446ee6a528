/**
 * The objects the service writes and where their desired rows stand.
 *
 * `desired` gives a SELECT over `out.*` whose columns carry the API names that go to the org; of the rows of some keys
 * only, given as a SELECT of one column. `parent` must be resolved: a row without it cannot be written and is reported.
 */
import type { CardColumn } from '../metrics/cards.ts';
import { writtenOut } from '../metrics/cards.ts';
import { identifier } from '../metrics/sql.ts';
import type { Mirror } from '../mirror/mirror.ts';

export interface Target {
  sObject: string;
  /** As `mirror.tables` names it. */
  table: string;
  desired: (keys?: string) => string;
  parent: string;
  /** Rows whose `Key__c` is not desired are deleted when true. */
  deletesStale: boolean;
  /** Changed and new rows are sent when true. */
  sends: boolean;
  /** SELECT of keys: only such rows are compared, all others stand as they should. */
  among?: string;
  /** SELECT of `key` and `weight` (bytes, about): these rows are known to differ, and sent without being compared. */
  differing?: string;
  /** Rows compared or written out at a time: the engine holds the texts of those it has not finished. */
  rowsCompared: number;
  /** Bytes of the rows of one Bulk job, about: its file may hold 150 MB. */
  bytesPerJob: number;
}

const bytesPerJob = 60_000_000;
/** What a row weighs beside its long texts, and an id in one of these, in quotes and with a comma. */
export const SHORT_COLUMNS_BYTES = 2_000;
const ID_BYTES = 21;

/**
 * A table, or its rows of some keys. They are found by their place: asked for by key alone, the engine would read the
 * long texts of every row before it looks at the key.
 */
const placed = (table: string, keys: string | undefined): string =>
  keys === undefined
    ? table
    : `(SELECT * FROM ${table} WHERE rowid IN (SELECT rowid FROM ${table} WHERE "Key__c" IN (${keys})))`;

const subjectsByDepth = `
  WITH RECURSIVE depth(subject_key, depth) AS (
    SELECT "Key__c", 0 FROM out.subject WHERE parent_key IS NULL
    UNION ALL
    SELECT s."Key__c", d.depth + 1 FROM out.subject s JOIN depth d ON s.parent_key = d.subject_key
  )`;

/** How many levels the subjects have: the organisation is level 0. */
export const subjectDepths = `${subjectsByDepth} SELECT DISTINCT depth FROM depth ORDER BY depth`;

/**
 * Subjects reach the org level by level, because a subject names its parent's id. `all` sends nothing and deletes the stale ones. A person's row is kept when the person leaves (an admin may have entered things there);
 * `out.subject` therefore holds it and only teams nobody leads any more become stale.
 */
export const subjects = (level: number | 'all'): Target => ({
  sObject: 'Touchline_Subject__c',
  table: 'sf."touchline_subject__c"',
  desired: (keys) => `
    ${subjectsByDepth}
    SELECT s."Key__c", s."Name", s."Kind__c", s."User__c", p."Id" AS "Parent__c", s."Is_Active__c", s.owner_id AS "OwnerId"
    FROM out.subject s
    JOIN depth d ON d.subject_key = s."Key__c"
    LEFT JOIN sf."touchline_subject__c" p ON p."Key__c" = s.parent_key
    WHERE ${level === 'all' ? 'true' : `d.depth = ${Math.trunc(level)}`}
      AND ${keys === undefined ? 'true' : `s."Key__c" IN (${keys})`}`,
  parent: 'Key__c',
  deletesStale: level === 'all',
  sends: level !== 'all',
  rowsCompared: 50_000,
  bytesPerJob,
});

/** @param isPart only those that `out.rescored` names. */
export async function scorecards(mirror: Mirror, isPart: boolean): Promise<Target> {
  const columns = await mirror.all<CardColumn>('DESCRIBE out.card');
  const lists = columns.filter(({ column_type: type }) => type === 'INTEGER[]');
  const ids = ['0', ...lists.map(({ column_name: name }) => `coalesce(len(${identifier(name)}), 0)`)].join(
    ' + ',
  );
  const among = {
    among: 'SELECT key FROM out.rescored',
    differing: `SELECT "Key__c" AS key, ${SHORT_COLUMNS_BYTES} + ${ID_BYTES} * (${ids}) AS weight FROM out.card`,
  };
  return {
    sObject: 'Touchline_Scorecard__c',
    table: 'sf."touchline_scorecard__c"',
    desired: (keys) =>
      writtenOut(
        `SELECT s."Id" AS "Subject__c", c.* EXCLUDE (subject_key)
        FROM ${placed('out.card', keys)} c LEFT JOIN sf."touchline_subject__c" s ON s."Key__c" = c.subject_key`,
        columns,
      ),
    parent: 'Subject__c',
    deletesStale: true,
    sends: true,
    ...(isPart ? among : {}),
    // Written out a scorecard is heavy, 30 KB of a person, 125 KB of a team, whose rows follow each other.
    rowsCompared: 700,
    bytesPerJob,
  };
}

/** @param isPart only those that `out.rereviewed` names. */
export function dealReviews(isPart: boolean): Target {
  const among = isPart ? { among: 'SELECT key FROM out.rereviewed' } : {};
  return {
    sObject: 'Touchline_Deal_Review__c',
    table: 'sf."touchline_deal_review__c"',
    desired: (keys) => `SELECT * FROM ${placed('out.deal_review', keys)}`,
    parent: 'Opportunity__c',
    deletesStale: true,
    sends: true,
    ...among,
    rowsCompared: 20_000,
    bytesPerJob,
  };
}
