import { join } from 'node:path';
import type { SalesforceConnection } from '../connection.ts';
import { SalesforceError } from '../connection.ts';
import type { Logger } from '../log.ts';
import { quoted } from '../mirror/columns.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { Readable } from './availability.ts';
import { deleteJob, jobComplete, JobGone, lookAtAll, startJob } from './bulk-job.ts';
import { sweepPages, usePages } from './bulk-pages.ts';
import type { Page, PageDownload } from './bulk-pages.ts';
import { ExtractError } from './errors.ts';
import type { Source } from './load.ts';
import { csvRelation } from './page-file.ts';
import { fieldsOf } from './soql.ts';

export interface BulkOptions {
  connection: SalesforceConnection;
  mirror: Mirror;
  log: Logger;
  folder: string;
  /** Grows by the wall seconds that pages were on their way. */
  timing?: { downloadSeconds: number };
  onProgress?: (progress: { object: string; pages: number; rows: number }) => void;
  backoffMs?: number;
}

interface Job {
  job_id: string;
  query: string;
  started_at: string;
}

/**
 * Starts the job of a query, or finds the one that a killed run left behind. Starting all jobs before the first is
 * awaited lets the org work on them side by side.
 *
 * @returns 'refused' when the Bulk API does not carry this object after all.
 */
export async function beginBulk(
  options: BulkOptions,
  readable: Readable,
  soql: string,
): Promise<'started' | 'resumed' | 'refused'> {
  const { connection, mirror } = options;
  const { sObject } = readable.plan;
  if ((await noted(mirror, sObject))?.query === soql) return 'resumed';
  const startedAt = connection.serverTime?.toISOString() ?? '';
  try {
    const jobId = await startJob(connection, soql);
    await mirror.transaction(async () => {
      await forget(mirror, sObject);
      await mirror.run('INSERT INTO sf_meta.bulk_job VALUES ($sObject, $jobId, $soql, $startedAt)', {
        sObject,
        jobId,
        soql,
        startedAt,
      });
    });
    return 'started';
  } catch (cause) {
    const refused =
      cause instanceof SalesforceError &&
      /INVALIDENTITY|FEATURENOTENABLED/.test(cause.code.replaceAll('_', ''));
    if (!refused) throw cause;
    return 'refused';
  }
}

/** To be called when all jobs are started: what the org has finished by the time it is waited for costs no pause. */
export async function lookAtJobs({ connection, mirror }: BulkOptions): Promise<void> {
  const jobs = await mirror.all<{ job_id: string }>('SELECT job_id FROM sf_meta.bulk_job ORDER BY object');
  await lookAtAll(
    connection,
    jobs.map((job) => job.job_id),
  );
}

/** How long a job may show no progress, the first time and the times after; the last waits as long as any. */
const patienceMs = [30_000, 120_000, 480_000];

/** Hands the rows of the job that `beginBulk` started to `use`. A job that is gone, stalled or broken is started anew, three times. */
export async function useBulk<T>(
  options: BulkOptions,
  readable: Readable,
  soql: string,
  use: (source: Source) => Promise<T>,
): Promise<T> {
  for (const patience of patienceMs) {
    try {
      return await useJob(options, readable, use, patience);
    } catch (cause) {
      if (!(cause instanceof JobGone)) throw cause;
      options.log.info({ object: readable.plan.sObject, reason: cause.message }, 'new bulk job');
      await forget(options.mirror, readable.plan.sObject);
      await beginBulk(options, readable, soql);
    }
  }
  return useJob(options, readable, use);
}

async function useJob<T>(
  options: BulkOptions,
  readable: Readable,
  use: (source: Source) => Promise<T>,
  patience?: number,
): Promise<T> {
  const { connection, mirror, log, folder } = options;
  const { sObject } = readable.plan;
  const job = await noted(mirror, sObject);
  if (!job) throw new JobGone(`no job for ${sObject}`);
  await jobComplete(connection, job.job_id, {
    ...(options.backoffMs === undefined ? {} : { firstPollMs: options.backoffMs }),
    ...(patience === undefined ? {} : { patienceMs: patience }),
  });
  let start = performance.now();
  const download: PageDownload = {
    connection,
    mirror,
    log,
    folder,
    jobId: job.job_id,
    onPage: (done, rows) => options.onProgress?.({ object: sObject, pages: done, rows }),
    ...(options.backoffMs === undefined ? {} : { backoffMs: options.backoffMs }),
  };
  return usePages(download, async (pages) => {
    if (options.timing) options.timing.downloadSeconds += (performance.now() - start) / 1000;
    try {
      return await use({
        relation: reader(pages, folder, fieldsOf(readable), sObject),
        rows: pages.reduce((sum, page) => sum + page.row_count, 0),
        startedAt: job.started_at || undefined,
      });
    } finally {
      start = performance.now();
    }
  });
}

/** The pages as one relation of texts. Columns are taken in the order of the header, which every page carries. */
function reader(pages: readonly Page[], folder: string, fields: readonly string[], sObject: string): string {
  const filled = pages.filter((page) => page.row_count > 0);
  const header = filled[0]?.header ?? fields.join(',');
  const odd = filled.find((page) => page.header !== header);
  const missing = fields.filter((field) => !header.split(',').includes(field));
  if (odd || missing.length > 0) {
    throw new ExtractError('badData', [
      `${sObject}: the org sent the columns ${odd?.header ?? header} where ${fields.join(',')} were asked for.`,
    ]);
  }
  if (filled.length === 0)
    return `(SELECT ${fields.map((f) => `NULL::VARCHAR AS ${quoted(f)}`).join(', ')} WHERE false)`;
  return csvRelation(
    filled.map((page) => join(folder, page.file)),
    header,
  );
}

async function noted(mirror: Mirror, sObject: string): Promise<Job | undefined> {
  const [job] = await mirror.all<Job>('SELECT * FROM sf_meta.bulk_job WHERE object = $sObject', { sObject });
  return job;
}

/** To be run in the transaction that loads the rows: from then on the pages are not needed. */
export async function forget(mirror: Mirror, sObject: string): Promise<void> {
  await mirror.run(
    'DELETE FROM sf_meta.bulk_page WHERE job_id IN (SELECT job_id FROM sf_meta.bulk_job WHERE object = $sObject)',
    { sObject },
  );
  await mirror.run('DELETE FROM sf_meta.bulk_job WHERE object = $sObject', { sObject });
}

/** Loads are committed with `forget`; files and the org's job go afterwards, because neither takes part in a transaction. */
export async function withPages<T>(
  options: BulkOptions,
  sObject: string,
  work: () => Promise<T>,
): Promise<T> {
  const job = await noted(options.mirror, sObject);
  const result = await work();
  await sweepPages(options.mirror, options.folder);
  if (job) await deleteJob(options.connection, job.job_id);
  return result;
}
