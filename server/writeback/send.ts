/** Sends one target's difference: stale rows go, changed and new rows come. */
import { quoted } from '../mirror/columns.ts';
import { findDifference, forgetDifference, type Difference } from './difference.ts';
import { drain } from './drain.ts';
import { endOfJob, pendingIds, writeOut } from './pending.ts';
import type { WriteDependencies } from './port.ts';
import { recordDeleted, recordRefused, recordWritten } from './record.ts';
import { deleteBulk, upsertBulk } from './send-bulk.ts';
import { deleteCollection, upsertCollection, type OrgRecord } from './send-collections.ts';
import type { Target } from './targets.ts';

/** Rows of one deletion job. */
const MOST_DELETED = 20_000;

export interface SentCounts {
  written: number;
  deleted: number;
  failed: number;
}

export async function sendTarget(deps: WriteDependencies, target: Target): Promise<SentCounts> {
  try {
    return await send(deps, target, await findDifference(deps.mirror, target));
  } finally {
    await forgetDifference(deps.mirror);
  }
}

async function send(deps: WriteDependencies, target: Target, difference: Difference): Promise<SentCounts> {
  const { mirror, connection } = deps;
  const { sObject } = target;
  const stale = await drain(deps, {
    sObject,
    endOfJob: (from) => Promise.resolve(from + MOST_DELETED - 1),
    table: 'stale',
    keyColumn: 'Id',
    total: target.deletesStale ? difference.stale : 0,
    inBulk: (from, to) => deleteBulk(deps, sObject, from, to),
    inCollection: async (from, to) => {
      const rows = await mirror.all<{ Id: string }>(
        'SELECT "Id" FROM temp.stale WHERE seq BETWEEN $from AND $to ORDER BY seq',
        { from, to },
      );
      return deleteCollection(
        connection,
        sObject,
        rows.map((row) => row.Id),
      );
    },
    keep: ({ written }) =>
      recordDeleted(
        mirror,
        target.table,
        written.map((row) => row.id),
      ),
  });

  const changed = await drain(deps, {
    sObject,
    endOfJob: (from) => endOfJob(mirror, from, target.bytesPerJob),
    table: 'pending',
    keyColumn: 'Key__c',
    total: target.sends ? difference.pending : 0,
    inBulk: async (from, to) => {
      await writeOut(mirror, difference, from, to);
      return upsertBulk(deps, sObject, await pendingIds(mirror, from, to));
    },
    inCollection: async (from, to) => {
      await writeOut(mirror, difference, from, to);
      return upsertCollection(connection, sObject, await mirror.all<OrgRecord>('FROM temp.sending'));
    },
    keep: ({ written }) => recordWritten(mirror, target, difference, written),
  });

  const orphans = !target.sends || difference.orphans === 0 ? 0 : await reportOrphans(deps, target);
  return { written: changed.done, deleted: stale.done, failed: stale.refused + changed.refused + orphans };
}

/** A row whose parent is not on the org cannot be written; the parent's own failure says why. */
async function reportOrphans({ mirror }: WriteDependencies, target: Target): Promise<number> {
  const rows = await mirror.all<{ key: string }>(
    `SELECT "Key__c" AS key FROM temp.desired WHERE ${quoted(target.parent)} IS NULL`,
  );
  const message = `its ${target.parent} could not be written in this run; see the failures of the parent`;
  await recordRefused(
    mirror,
    target.sObject,
    rows.map(({ key }) => ({ key, code: 'PARENT_NOT_WRITTEN', message })),
  );
  return rows.length;
}
