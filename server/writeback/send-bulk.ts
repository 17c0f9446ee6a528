/** Large differences: one Bulk API 2.0 ingest job per slice. The engine writes and reads the CSV files; no row passes through JavaScript. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { answered } from './answer-file.ts';
import type { Refused, SendResult, Sent, WriteDependencies, Written } from './port.ts';

const FIRST_POLL_MS = 250;
const LONGEST_POLL_MS = 10_000;
const LONGEST_JOB_MS = 60 * 60 * 1000;
/** How long a job that is being worked on may show no progress. Aborted, it says which rows it left. */
const PATIENCE_MS = 5 * 60 * 1000;

interface IngestJob {
  id: string;
  state: 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';
  errorMessage?: string;
  /** Failed ones included. */
  numberRecordsProcessed?: number;
  numberRecordsFailed?: number;
}

/**
 * Upserts the rows of `sending` by `Key__c`.
 *
 * @param rows the same by key
 */
export async function upsertBulk(
  deps: WriteDependencies,
  sObject: string,
  rows: readonly Sent[],
): Promise<SendResult> {
  return runJob(
    deps,
    { object: sObject, operation: 'upsert', externalIdFieldName: 'Key__c' },
    { keyColumn: 'Key__c', rows },
    (file) =>
      deps.mirror.run(
        `COPY temp.sending TO '${file}' (FORMAT csv, HEADER, NULL '#N/A', DATEFORMAT '%Y-%m-%d')`,
      ),
  );
}

/** Deletes the rows of `stale` whose `seq` lies in [from, to]. */
export async function deleteBulk(
  deps: WriteDependencies,
  sObject: string,
  from: number,
  to: number,
): Promise<SendResult> {
  const slice = `FROM temp.stale WHERE seq BETWEEN ${from} AND ${to}`;
  const rows = await deps.mirror.all<Sent>(`SELECT "Id" AS key, "Id" AS id ${slice}`);
  return runJob(deps, { object: sObject, operation: 'delete' }, { keyColumn: 'Id', rows }, (file) =>
    deps.mirror.run(`COPY (SELECT "Id" ${slice} ORDER BY seq) TO '${file}' (FORMAT csv, HEADER)`),
  );
}

async function runJob(
  deps: WriteDependencies,
  job: Record<string, string>,
  sent: { keyColumn: string; rows: readonly Sent[] },
  write: (file: string) => Promise<void>,
): Promise<SendResult> {
  const { connection, folder, mirror } = deps;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const { id } = await connection.request<IngestJob>({
    method: 'POST',
    path: 'jobs/ingest',
    body: { ...job, contentType: 'CSV', lineEnding: 'LF' },
  });
  const files = {
    upload: join(folder, `${id}.csv`),
    ok: join(folder, `${id}-ok.csv`),
    bad: join(folder, `${id}-bad.csv`),
    left: join(folder, `${id}-left.csv`),
  };
  try {
    await write(files.upload);
    await connection.upload(`jobs/ingest/${id}/batches`, files.upload);
    await connection.request({
      method: 'PATCH',
      path: `jobs/ingest/${id}`,
      body: { state: 'UploadComplete' },
    });
    const finished = await waitFor(deps, id);
    const { keyColumn, rows } = sent;
    const isWhole = tookAll(finished, rows.length);
    // An answer repeats all that was sent; where nothing in it is news it is not asked for.
    if (isWhole && rows.every(isKnown)) return { written: [...rows], refused: [] };
    await connection.download(`jobs/ingest/${id}/successfulResults/`, files.ok);
    const written = await answered(mirror, files.ok, { key: keyColumn, id: 'sf__Id' });
    if (isWhole && written.length === rows.length) return { written, refused: [] };
    await connection.download(`jobs/ingest/${id}/failedResults/`, files.bad);
    await connection.download(`jobs/ingest/${id}/unprocessedrecords/`, files.left);
    const failed = await answered(mirror, files.bad, { key: keyColumn, error: 'sf__Error' });
    const left = await answered(mirror, files.left, { key: keyColumn });
    return {
      written,
      refused: [
        ...failed.map(({ key, error }) => ({ key, ...splitError(error) })),
        ...left.map(({ key }) => ({
          key,
          code: 'SERVER_UNAVAILABLE',
          message:
            `not processed: job ${id} ended as ${finished.state} ${finished.errorMessage ?? ''}`.trim(),
        })),
      ],
    };
  } finally {
    await Promise.all(Object.values(files).map((file) => rm(file, { force: true })));
  }
}

/** Every row was processed and none failed: those that were sent are those that were written. */
function tookAll(job: IngestJob, sent: number): boolean {
  return job.state === 'JobComplete' && job.numberRecordsFailed === 0 && job.numberRecordsProcessed === sent;
}

const isKnown = (row: Sent): row is Written => row.id !== null;

async function waitFor(deps: WriteDependencies, id: string): Promise<IngestJob> {
  const pause = deps.pause ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  let waited = 0;
  let progress = { rows: -1, at: 0 };
  for (let wait = FIRST_POLL_MS; ; wait = Math.min(wait * 2, LONGEST_POLL_MS)) {
    const job = await deps.connection.request<IngestJob>({ method: 'GET', path: `jobs/ingest/${id}` });
    if (job.state === 'JobComplete' || job.state === 'Failed' || job.state === 'Aborted') return job;
    if (waited > LONGEST_JOB_MS)
      throw new Error(
        `Bulk job ${id} is still ${job.state} after an hour; look at Setup > Bulk Data Load Jobs, then run the sync again.`,
      );
    const rows = job.state === 'InProgress' ? (job.numberRecordsProcessed ?? 0) : -1;
    if (rows !== progress.rows || rows === -1) progress = { rows, at: waited };
    else if (waited - progress.at > PATIENCE_MS) {
      const path = `jobs/ingest/${id}`;
      return deps.connection.request<IngestJob>({ method: 'PATCH', path, body: { state: 'Aborted' } });
    }
    await pause(wait);
    waited += wait;
  }
}

/** The org writes `CODE:message:fields --`; the message itself may hold colons. */
function splitError(error: string): Omit<Refused, 'key'> {
  const [, code = 'UNKNOWN', message = error] = /^([A-Z_]+):([\s\S]*)$/.exec(error) ?? [];
  return { code, message: message.replace(/:\s*--\s*$/, '') };
}
