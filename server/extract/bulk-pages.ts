import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { createGunzip, createGzip } from 'node:zlib';
import type { SalesforceConnection } from '../connection.ts';
import type { Logger } from '../log.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { asGone } from './bulk-job.ts';
import { ExtractError } from './errors.ts';
import { RowCounter } from './row-counter.ts';

/** One page as it lies in the folder: zipped CSV, header included. */
export interface Page {
  file: string;
  header: string;
  row_count: number;
  next_locator: string | null;
}

export interface PageDownload {
  connection: SalesforceConnection;
  mirror: Mirror;
  log: Logger;
  /** Private folder for pages; they hold what the org holds. */
  folder: string;
  jobId: string;
  onPage?: (pages: number, rows: number) => void;
  backoffMs?: number;
}

const attempts = 5;

/**
 * Saves every page of a finished job. Each page is noted in the mirror once it is whole, so a run that was killed goes
 * on with the page it was at.
 *
 * @throws JobGone when the results have expired; ExtractError when a page stays incomplete.
 */
export async function downloadPages(options: PageDownload): Promise<Page[]> {
  const { mirror, folder, jobId } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const pages = await finishedPages(mirror, folder, jobId);
  let locator = pages.at(-1)?.next_locator;
  while (pages.length === 0 || locator) {
    const page = await savePage(options, pages.length, locator ?? null);
    await mirror.run('INSERT INTO sf_meta.bulk_page VALUES ($job, $n, $file, $header, $rows, $next)', {
      job: jobId,
      n: pages.length,
      file: page.file,
      header: page.header,
      rows: page.row_count,
      next: page.next_locator,
    });
    pages.push(page);
    locator = page.next_locator;
    options.onPage?.(
      pages.length,
      pages.reduce((sum, each) => sum + each.row_count, 0),
    );
  }
  return pages;
}

/** Pages noted by an earlier run, as far as their files are still there. */
async function finishedPages(mirror: Mirror, folder: string, jobId: string): Promise<Page[]> {
  const noted = await mirror.all<Page & { page: number }>(
    'SELECT * FROM sf_meta.bulk_page WHERE job_id = $jobId ORDER BY page',
    { jobId },
  );
  const lost = noted.findIndex((page) => !existsSync(join(folder, page.file)));
  if (lost === -1) return noted;
  await mirror.run('DELETE FROM sf_meta.bulk_page WHERE job_id = $jobId AND page >= $lost', { jobId, lost });
  return noted.slice(0, lost);
}

async function savePage(options: PageDownload, page: number, locator: string | null): Promise<Page> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await savePageOnce(options, page, locator);
    } catch (cause) {
      if (attempt === attempts || !(cause instanceof IncompletePage || isCutOff(cause))) {
        throw cause instanceof IncompletePage
          ? new ExtractError('badData', [cause.message], { cause })
          : cause;
      }
      options.log.warn({ jobId: options.jobId, page, attempt, reason: String(cause) }, 'page again');
      await wait((options.backoffMs ?? 500) * 2 ** (attempt - 1));
    }
  }
}

class IncompletePage extends Error {
  override name = 'IncompletePage';
}

async function savePageOnce(options: PageDownload, page: number, locator: string | null): Promise<Page> {
  const { connection, folder, jobId } = options;
  const query = locator ? `?locator=${encodeURIComponent(locator)}` : '';
  const answer = await connection
    .download({ path: `/jobs/query/${jobId}/results${query}`, headers: { accept: 'text/csv' } })
    .catch((cause: unknown) => {
      throw asGone(cause, jobId);
    });
  const file = `${jobId}-${String(page).padStart(5, '0')}.csv.gz`;
  const partial = join(folder, `${file}.part`);
  const target = createWriteStream(partial, { mode: 0o600 });
  if (answer.headers['content-encoding'] === 'gzip') await pipeline(answer.body, target);
  else await pipeline(answer.body, createGzip({ level: 1 }), target);
  const counter = new RowCounter();
  await pipeline(createReadStream(partial), createGunzip(), counter);
  const announced = Number(answer.headers['sforce-numberofrecords'] ?? Number.NaN);
  if (counter.rows !== announced) {
    rmSync(partial);
    throw new IncompletePage(
      `Page ${page + 1} of Bulk job ${jobId} holds ${counter.rows} rows, but the org announced ${announced}.`,
    );
  }
  renameSync(partial, join(folder, file));
  const next = answer.headers['sforce-locator'];
  return {
    file,
    header: counter.header.join(','),
    row_count: counter.rows,
    next_locator: typeof next === 'string' && next !== 'null' ? next : null,
  };
}

/** The connection broke while a page was on its way, or the zip ended early. */
function isCutOff(cause: unknown): boolean {
  const { code } = cause as { code?: unknown };
  return (
    typeof code === 'string' && /^(UND_ERR|ECONNRESET|ETIMEDOUT|EPIPE|Z_|ERR_STREAM_PREMATURE)/.test(code)
  );
}

/** Removes files that no note in the mirror speaks of: loaded pages and half pages of killed runs. */
export async function sweepPages(mirror: Mirror, folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  const noted = await mirror.all<{ file: string }>('SELECT file FROM sf_meta.bulk_page');
  const wanted = new Set(noted.map((page) => page.file));
  for (const file of readdirSync(folder)) {
    if (/\.csv\.gz(\.part)?$/.test(file) && !wanted.has(file)) rmSync(join(folder, file));
  }
}
