/** Large differences: one Bulk API 2.0 ingest job per slice. The engine writes and reads the CSV files; no row passes through JavaScript. */
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Refused, SendResult, WriteDependencies, Written } from './port.ts';

const FIRST_POLL_MS = 250;
const LONGEST_POLL_MS = 10_000;
const LONGEST_JOB_MS = 60 * 60 * 1000;
/** How long a job that is being worked on may show no progress. Aborted, it says which rows it left. */
const PATIENCE_MS = 5 * 60 * 1000;

interface IngestJob {
  id: string;
  state: 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted';
  errorMessage?: string;
  numberRecordsProcessed?: number;
}

/** Upserts by `Key__c` the rows that a SELECT gives. */
export async function upsertBulk(
  deps: WriteDependencies,
  sObject: string,
  select: string,
): Promise<SendResult> {
  return runJob(
    deps,
    { object: sObject, operation: 'upsert', externalIdFieldName: 'Key__c' },
    'Key__c',
    (file) =>
      deps.mirror.run(
        `COPY (${select}) TO '${file}' (FORMAT csv, HEADER, NULL '#N/A', DATEFORMAT '%Y-%m-%d')`,
      ),
  );
}

/** Deletes the rows of `staging.stale` whose `seq` lies in [from, to]. */
export async function deleteBulk(
  deps: WriteDependencies,
  sObject: string,
  from: number,
  to: number,
): Promise<SendResult> {
  return runJob(deps, { object: sObject, operation: 'delete' }, 'Id', (file) =>
    deps.mirror.run(
      `COPY (SELECT "Id" FROM staging.stale WHERE seq BETWEEN ${from} AND ${to} ORDER BY seq) TO '${file}' (FORMAT csv, HEADER)`,
    ),
  );
}

async function runJob(
  deps: WriteDependencies,
  job: Record<string, string>,
  keyColumn: string,
  write: (file: string) => Promise<void>,
): Promise<SendResult> {
  const { connection, folder } = deps;
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
    await connection.download(`jobs/ingest/${id}/successfulResults/`, files.ok);
    await connection.download(`jobs/ingest/${id}/failedResults/`, files.bad);
    await connection.download(`jobs/ingest/${id}/unprocessedrecords/`, files.left);
    const written = await rows<Written>(deps, files.ok, `"${keyColumn}" AS key, "sf__Id" AS id`);
    const failed = await rows<{ key: string; error: string }>(
      deps,
      files.bad,
      `"${keyColumn}" AS key, "sf__Error" AS error`,
    );
    const left = await rows<{ key: string }>(deps, files.left, `"${keyColumn}" AS key`);
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

async function rows<T extends object>(deps: WriteDependencies, file: string, select: string): Promise<T[]> {
  return deps.mirror.all<T>(
    `SELECT ${select} FROM read_csv('${file}', header = true, all_varchar = true, delim = ',', quote = '"', escape = '"')`,
  );
}

/** The org writes `CODE:message:fields --`; the message itself may hold colons. */
function splitError(error: string): Omit<Refused, 'key'> {
  const [, code = 'UNKNOWN', message = error] = /^([A-Z_]+):([\s\S]*)$/.exec(error) ?? [];
  return { code, message: message.replace(/:\s*--\s*$/, '') };
}
