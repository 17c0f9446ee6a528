import { createWriteStream, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as wait } from 'node:timers/promises';
import type { SalesforceConnection } from '../connection.ts';
import type { Logger } from '../log.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { asGone } from './bulk-job.ts';
import { ExtractError } from './errors.ts';
import { pageHeader, rowsIn } from './page-file.ts';

/** One page as it lies in the folder: CSV, header included, mostly zipped. */
export interface Page {
  file: string;
  header: string;
  /** As the org announced; whoever loads the page compares. */
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
 * Saves every page of a finished job, as it came. Each page is noted in the mirror once it is whole, so a run that was
 * killed goes on with the page it was at.
 *
 * @throws JobGone when the results have expired; ExtractError when a page stays incomplete.
 */
export async function downloadPages(options: PageDownload): Promise<Page[]> {
  const { mirror, folder, jobId } = options;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const noted = await mirror.all<Page & { page: number }>(
    'SELECT * FROM sf_meta.bulk_page WHERE job_id = $jobId ORDER BY page',
    { jobId },
  );
  const pages: Page[] = [];
  let locator: string | null | undefined;
  while (pages.length === 0 || locator) {
    const n = pages.length;
    const known = noted[n];
    const page =
      known && existsSync(join(folder, known.file)) ? known : await savePage(options, n, locator ?? null);
    if (page !== known) await note(mirror, jobId, n, page);
    pages.push(page);
    locator = page.next_locator;
    options.onPage?.(
      pages.length,
      pages.reduce((sum, each) => sum + each.row_count, 0),
    );
  }
  return pages;
}

async function note(mirror: Mirror, job: string, n: number, page: Page): Promise<void> {
  await mirror.run('DELETE FROM sf_meta.bulk_page WHERE job_id = $job AND page = $n', { job, n });
  await mirror.run('INSERT INTO sf_meta.bulk_page VALUES ($job, $n, $file, $header, $rows, $next)', {
    job,
    n,
    file: page.file,
    header: page.header,
    rows: page.row_count,
    next: page.next_locator,
  });
}

/**
 * Hands the pages of a job to `use`, which loads them and fails when rows are missing. Only then are the pages looked at
 * one by one: counting every page beforehand would cost as much as loading it. Pages that hold less than the org
 * announced are fetched again.
 */
export async function usePages<T>(
  options: PageDownload,
  use: (pages: readonly Page[]) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const pages = await downloadPages(options);
    try {
      return await use(pages);
    } catch (cause) {
      const short = await shortPages(options, pages);
      if (short.length === 0) throw cause;
      for (const { page } of short) rmSync(join(options.folder, page.file));
      const said = short.map(({ says }) => says);
      if (attempt === attempts) throw new ExtractError('badData', said, { cause });
      options.log.warn({ jobId: options.jobId, attempt, reason: said.join(' ') }, 'pages again');
      await wait((options.backoffMs ?? 500) * 2 ** (attempt - 1));
    }
  }
}

async function shortPages(
  { mirror, folder, jobId }: PageDownload,
  pages: readonly Page[],
): Promise<{ page: Page; says: string }[]> {
  const short: { page: Page; says: string }[] = [];
  for (const [index, page] of pages.entries()) {
    const held = await rowsIn(mirror, join(folder, page.file), page.header);
    if (held === page.row_count) continue;
    const says = `Page ${index + 1} of Bulk job ${jobId} holds ${held ?? 'unreadable'} rows, but the org announced ${page.row_count}.`;
    short.push({ page, says });
  }
  return short;
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
  // Zipping what comes plain would take longer than fetching it; the platform zips for whoever asks.
  const isZipped = answer.headers['content-encoding'] === 'gzip';
  const file = `${jobId}-${String(page).padStart(5, '0')}.csv${isZipped ? '.gz' : ''}`;
  const partial = join(folder, `${file}.part`);
  await pipeline(answer.body, createWriteStream(partial, { mode: 0o600 }));
  const announced = Number(answer.headers['sforce-numberofrecords'] ?? Number.NaN);
  if (!Number.isInteger(announced)) {
    rmSync(partial);
    throw new IncompletePage(`Page ${page + 1} of Bulk job ${jobId}: the org announced ${announced} rows.`);
  }
  const header = await pageHeader(partial, isZipped);
  renameSync(partial, join(folder, file));
  const next = answer.headers['sforce-locator'];
  return {
    file,
    header: header.join(','),
    row_count: announced,
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
    if (/\.csv(\.gz)?(\.part)?$/.test(file) && !wanted.has(file)) rmSync(join(folder, file));
  }
}
