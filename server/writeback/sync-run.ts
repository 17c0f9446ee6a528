/**
 * The record of a run: what every page shows as its freshness.
 *
 * A run that changed nothing writes nothing, not even this, unless the last record is older than an hour (pages must be
 * able to tell "nothing happened" from "nobody looked") or says other warnings than this run has.
 */
import type { Mirror } from '../mirror/mirror.ts';
import type { WriteDependencies } from './port.ts';
import { deleteCollection, upsertCollection } from './send-collections.ts';

const SYNC_RUN = 'Touchline_Sync_Run__c';
const TABLE = 'sf."touchline_sync_run__c"';
const HOUR_MS = 3_600_000;
const KEPT_DAYS = 30;
const LONGEST_TEXT = 32_000;

export interface RunReport {
  asOf: Date;
  startedAt: Date;
  finishedAt: Date;
  rowsRead: number;
  rowsChanged: number;
  rowsWritten: number;
  rowsDeleted: number;
  rowsFailed: number;
  apiCalls: number;
  warnings: readonly { code: string; params: Record<string, string | number>; message: string }[];
  error: string | null;
}

/** Returns how many records were written and deleted. */
export async function writeSyncRun(
  deps: WriteDependencies,
  report: RunReport,
): Promise<{ written: number; deleted: number }> {
  const { mirror, connection } = deps;
  const failed = report.error !== null || report.rowsFailed > 0;
  const [last] = await mirror.all<{ status: string; finished: string | null }>(
    `SELECT "Status__c" AS status, "Finished_At__c" AS finished FROM ${TABLE} ORDER BY "Finished_At__c" DESC NULLS LAST LIMIT 1`,
  );
  const isFresh =
    last?.status === 'succeeded' &&
    last.finished !== null &&
    report.finishedAt.getTime() - Date.parse(last.finished) < HOUR_MS;
  const warnings = warningsText(report.warnings);
  const isNews = warnings !== (await warningsTold(mirror));
  if (!failed && isFresh && !isNews && report.rowsWritten === 0 && report.rowsDeleted === 0)
    return { written: 0, deleted: 0 };

  const record = {
    Key__c: `run:${report.startedAt.toISOString()}`,
    As_Of__c: report.asOf.toISOString(),
    Started_At__c: report.startedAt.toISOString(),
    Finished_At__c: report.finishedAt.toISOString(),
    Status__c: failed ? 'failed' : 'succeeded',
    Rows_Read__c: report.rowsRead,
    Rows_Changed__c: report.rowsChanged,
    Rows_Written__c: report.rowsWritten,
    Rows_Deleted__c: report.rowsDeleted,
    Rows_Failed__c: report.rowsFailed,
    API_Calls__c: report.apiCalls,
    Warnings__c: warnings,
    Error__c: report.error?.slice(0, LONGEST_TEXT) ?? null,
  };
  const result = await upsertCollection(connection, SYNC_RUN, [record]);
  const refused = result.refused[0];
  if (refused) throw new Error(`${SYNC_RUN} ${record.Key__c}: ${refused.code} ${refused.message}`);
  await mirror.run(
    `INSERT INTO ${TABLE} ("Id", "Key__c", "As_Of__c", "Finished_At__c", "Status__c") VALUES ($id, $key, $asOf, $finished, $status)`,
    {
      id: result.written[0]!.id,
      key: record.Key__c,
      asOf: report.asOf,
      finished: report.finishedAt,
      status: record.Status__c,
    },
  );
  await tellWarnings(mirror, warnings);
  return { written: 1, deleted: await forgetOldRuns(deps, report.finishedAt) };
}

/** Warnings of the last record; a mirror of a version that did not keep them knows none. */
async function warningsTold(mirror: Mirror): Promise<string | null> {
  const [row] = await mirror.all<{ value: string | null }>(
    "SELECT value FROM sf_meta.run_state WHERE key = 'warnings'",
  );
  return row?.value ?? null;
}

async function tellWarnings(mirror: Mirror, value: string | null): Promise<void> {
  await mirror.transaction(async () => {
    await mirror.run("DELETE FROM sf_meta.run_state WHERE key = 'warnings'");
    await mirror.run("INSERT INTO sf_meta.run_state VALUES ('warnings', $value)", { value });
  });
}

async function forgetOldRuns({ mirror, connection }: WriteDependencies, now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_DAYS * 24 * HOUR_MS);
  const old = await mirror.all<{ Id: string }>(
    `SELECT "Id" FROM ${TABLE} WHERE "Finished_At__c" < $before ORDER BY "Finished_At__c" LIMIT 200`,
    { before },
  );
  if (old.length === 0) return 0;
  const { written } = await deleteCollection(
    connection,
    SYNC_RUN,
    old.map((row) => row.Id),
  );
  for (const { id } of written) await mirror.run(`DELETE FROM ${TABLE} WHERE "Id" = $id`, { id });
  return written.length;
}

/** Warnings as JSON of whole entries: a cut in the middle could not be read by a page. */
function warningsText(warnings: RunReport['warnings']): string | null {
  if (warnings.length === 0) return null;
  const entries: string[] = [];
  let length = 2;
  for (const { code, params } of warnings) {
    const entry = JSON.stringify({ code, params });
    length += entry.length + 1;
    if (length > LONGEST_TEXT) break;
    entries.push(entry);
  }
  return `[${entries.join(',')}]`;
}
