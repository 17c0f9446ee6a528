import { setTimeout as wait } from 'node:timers/promises';
import type { SalesforceConnection } from '../connection.ts';
import { SalesforceError } from '../connection.ts';

interface JobInfo {
  id: string;
  state: 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Aborted' | 'Failed';
  errorMessage?: string;
  numberRecordsProcessed?: number;
}

/** The job, or its results, are no longer on the org (kept seven days), or it was aborted, stalled or broke down: start a new one. */
export class JobGone extends Error {
  override name = 'JobGone';
}

const longestPollMs = 10_000;
const longestJobMs = 6 * 3_600_000;

/** Starts a Bulk API 2.0 queryAll job and returns its id. A job started twice by a repeated request does no harm. */
export async function startJob(connection: SalesforceConnection, soql: string): Promise<string> {
  const { body } = await connection.request<JobInfo>({
    method: 'POST',
    path: '/jobs/query',
    body: {
      operation: 'queryAll',
      query: soql,
      contentType: 'CSV',
      columnDelimiter: 'COMMA',
      lineEnding: 'LF',
    },
    repeatable: true,
  });
  return body.id;
}

/**
 * Waits until a job is complete; asks at once, then ever less often, at most every ten seconds.
 *
 * @param patienceMs how long a job that is being worked on may show no progress before it is aborted and given up
 * @throws JobGone, or SalesforceError with the job's own error ('INVALID_FIELD' …).
 */
export async function jobComplete(
  connection: SalesforceConnection,
  id: string,
  { firstPollMs = 50, patienceMs = longestJobMs }: { firstPollMs?: number; patienceMs?: number } = {},
): Promise<void> {
  let pauseMs = firstPollMs;
  let waitedMs = 0;
  let progress = { rows: -1, atMs: 0 };
  for (;;) {
    const job = await readJob(connection, id);
    if (job.state === 'JobComplete') return;
    if (job.state === 'Aborted') throw new JobGone(`job ${id} was aborted`);
    if (job.state === 'Failed') throw failure(job, id);
    if (waitedMs > longestJobMs) throw new JobGone(`job ${id} did not finish in six hours`);
    const rows = job.state === 'InProgress' ? (job.numberRecordsProcessed ?? 0) : -1;
    // A job still in the queue is not stalled: it has not been begun.
    if (rows !== progress.rows || rows === -1) progress = { rows, atMs: waitedMs };
    else if (waitedMs - progress.atMs > patienceMs) {
      await abortJob(connection, id);
      throw new JobGone(`job ${id} made no progress in ${Math.round(patienceMs / 1000)} s`);
    }
    await wait(pauseMs);
    waitedMs += pauseMs;
    pauseMs = Math.min(pauseMs * 2, longestPollMs);
  }
}

/** A query that is wrong stays wrong; whatever else broke a job may be gone the next time. */
function failure(job: JobInfo, id: string): Error {
  const said = job.errorMessage ?? 'no reason given';
  const code = /\b([A-Z]+(?:_[A-Z]+)+)\b/.exec(said)?.[1];
  if (code === undefined) return new JobGone(`job ${id} failed: ${said}`);
  return new SalesforceError(code, said, 200, job, `Bulk query job ${id}`);
}

async function abortJob(connection: SalesforceConnection, id: string): Promise<void> {
  try {
    await connection.request({
      method: 'PATCH',
      path: `/jobs/query/${id}`,
      body: { state: 'Aborted' },
      repeatable: true,
    });
  } catch (cause) {
    // It is given up either way; what cannot be aborted expires by itself.
    if (!(cause instanceof SalesforceError)) throw cause;
  }
}

/** One look at every job, side by side, so that short ones are not each waited for in turn. Faults show later, to who waits. */
export async function lookAtAll(connection: SalesforceConnection, ids: readonly string[]): Promise<void> {
  await Promise.allSettled(ids.map((id) => readJob(connection, id)));
}

async function readJob(connection: SalesforceConnection, id: string): Promise<JobInfo> {
  try {
    return (await connection.request<JobInfo>({ path: `/jobs/query/${id}` })).body;
  } catch (cause) {
    throw asGone(cause, id);
  }
}

/** Turns "no such job" and "results no longer there" into JobGone; everything else stays what it was. */
export function asGone(cause: unknown, id: string): unknown {
  const gone = cause instanceof SalesforceError && (cause.status === 404 || cause.status === 410);
  return gone ? new JobGone(`job ${id} is no longer on the org`, { cause }) : cause;
}

/** Results hold people's data; the org would keep them for a week. */
export async function deleteJob(connection: SalesforceConnection, id: string): Promise<void> {
  try {
    await connection.request({ method: 'DELETE', path: `/jobs/query/${id}` });
  } catch (cause) {
    // The rows are safe; a job that cannot be deleted expires by itself.
    if (!(cause instanceof SalesforceError)) throw cause;
  }
}
