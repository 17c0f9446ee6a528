/**
 * Read shares of subjects.
 *
 * Teams follow `User.ManagerId`, the platform's hierarchy follows roles; a manager outside the role path would not see
 * the team without a share. Only manual shares are ours to keep: the platform itself drops them when an owner changes,
 * so the shares of re-owned subjects are forgotten first and then found missing.
 */
import type { WriteDependencies } from './port.ts';
import { recordDeleted, recordRefused } from './record.ts';
import { COLLECTION_SIZE, deleteCollection, insertCollection } from './send-collections.ts';
import type { SentCounts } from './send.ts';

const SHARE = 'Touchline_Subject__Share';
const TABLE = 'sf."touchline_subject__share"';
/** Keys of subjects whose owner a run changes; filled before subjects are sent. */
export const REOWNED = 'staging.reowned';

/** Call before subjects are written: afterwards the old owners are no longer known. */
export async function noteReowned(deps: WriteDependencies): Promise<void> {
  await deps.mirror.run(`
    CREATE OR REPLACE TABLE ${REOWNED} AS
    SELECT m."Id" AS id FROM sf."touchline_subject__c" m JOIN out.subject s ON s."Key__c" = m."Key__c"
    WHERE s.owner_id IS DISTINCT FROM m."OwnerId"`);
}

export async function sendShares(deps: WriteDependencies): Promise<SentCounts> {
  const { mirror, connection } = deps;
  await mirror.run(
    `DELETE FROM ${TABLE} WHERE "RowCause" = 'Manual' AND "ParentId" IN (SELECT id FROM ${REOWNED})`,
  );
  const missing = await mirror.all<{ ParentId: string; UserOrGroupId: string }>(`
    SELECT DISTINCT s."Id" AS "ParentId", w.user_id AS "UserOrGroupId"
    FROM out.subject_share w JOIN sf."touchline_subject__c" s ON s."Key__c" = w.subject_key
    WHERE w.user_id <> s."OwnerId" AND NOT EXISTS (
      SELECT 1 FROM ${TABLE} h WHERE h."ParentId" = s."Id" AND h."UserOrGroupId" = w.user_id AND h."RowCause" = 'Manual')
    ORDER BY 1, 2`);
  const stale = await mirror.all<{ Id: string }>(`
    SELECT h."Id" FROM ${TABLE} h
    JOIN sf."touchline_subject__c" s ON s."Id" = h."ParentId"
    WHERE h."RowCause" = 'Manual' AND h."UserOrGroupId" LIKE '005%' AND NOT EXISTS (
      SELECT 1 FROM out.subject_share w WHERE w.subject_key = s."Key__c" AND w.user_id = h."UserOrGroupId")
    ORDER BY 1`);
  const counts: SentCounts = { written: 0, deleted: 0, failed: 0 };
  for (const slice of slices(stale)) {
    const result = await deleteCollection(
      connection,
      SHARE,
      slice.map((row) => row.Id),
    );
    await recordDeleted(
      mirror,
      TABLE,
      result.written.map((row) => row.id),
    );
    await recordRefused(mirror, SHARE, result.refused);
    counts.deleted += result.written.length;
    counts.failed += result.refused.length;
  }
  for (const slice of slices(missing)) {
    const keys = slice.map((row) => `${row.ParentId}|${row.UserOrGroupId}`);
    const result = await insertCollection(
      connection,
      SHARE,
      slice.map((row) => ({ ...row, AccessLevel: 'Read' })),
      keys,
    );
    await mirror.run('CREATE OR REPLACE TABLE staging.shared (id VARCHAR, parent VARCHAR, member VARCHAR)');
    await mirror.append(
      'staging',
      'shared',
      result.written.map(({ key, id }) => [id, ...key.split('|')]),
    );
    await mirror.run(
      `INSERT INTO ${TABLE} ("Id", "ParentId", "UserOrGroupId", "AccessLevel", "RowCause") SELECT *, 'Read', 'Manual' FROM staging.shared`,
    );
    await recordRefused(mirror, SHARE, result.refused);
    counts.written += result.written.length;
    counts.failed += result.refused.length;
  }
  return counts;
}

function* slices<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += COLLECTION_SIZE)
    yield rows.slice(start, start + COLLECTION_SIZE);
}
