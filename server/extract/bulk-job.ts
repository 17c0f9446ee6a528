import { setTimeout as wait } from 'node:timers/promises';
import type { SalesforceConnection } from '../connection.ts';
import { SalesforceError } from '../connection.ts';

interface JobInfo {
  id: string;
  state: 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Aborted' | 'Failed';
  errorMessage?: string;
}

/** The job, or its results, are no longer on the org (kept seven days), or it was aborted: start a new one. */
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
 * @throws JobGone, or SalesforceError with the job's own error ('INVALID_FIELD' …).
 */
export async function jobComplete(
  connection: SalesforceConnection,
  id: string,
  firstPollMs = 50,
): Promise<void> {
  let pauseMs = firstPollMs;
  let waitedMs = 0;
  for (;;) {
    const job = await readJob(connection, id);
    if (job.state === 'JobComplete') return;
    if (job.state === 'Aborted') throw new JobGone(`job ${id} was aborted`);
    if (job.state === 'Failed') {
      const said = job.errorMessage ?? 'no reason given';
      const code = /\b([A-Z]+(?:_[A-Z]+)+)\b/.exec(said)?.[1] ?? 'BULK_JOB_FAILED';
      throw new SalesforceError(code, said, 200, job, `Bulk query job ${id}`);
    }
    if (waitedMs > longestJobMs) throw new JobGone(`job ${id} did not finish in six hours`);
    await wait(pauseMs);
    waitedMs += pauseMs;
    pauseMs = Math.min(pauseMs * 2, longestPollMs);
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
