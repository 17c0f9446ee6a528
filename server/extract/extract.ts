import type { SalesforceConnection } from '../connection.ts';
import { SalesforceError } from '../connection.ts';
import type { Logger } from '../log.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { Warning } from '../run-summary.ts';
import type { Readable } from './availability.ts';
import { assess, recordGaps } from './availability.ts';
import type { BulkOptions } from './bulk-load.ts';
import { lookAtJobs } from './bulk-load.ts';
import { sweepPages } from './bulk-pages.ts';
import { describeObjects } from './describe.ts';
import { ExtractError } from './errors.ts';
import type { Loaded } from './load.ts';
import { objects } from './objects.ts';
import { askAhead, begin, errandFor, run } from './pull.ts';
import type { Errand } from './pull.ts';
import { sameCounts } from './reconcile.ts';

export interface ExtractDependencies {
  connection: SalesforceConnection;
  mirror: Mirror;
  log: Logger;
  /** Private folder for raw pages, beside the mirror; empty again when the run ends. */
  folder: string;
  options: { full: boolean };
  /** Told what is being read, in words. */
  onProgress?: (message: string) => void;
  /** First pause when something is asked again; for tests. */
  backoffMs?: number;
}

export interface ExtractSummary {
  objects: Record<string, Loaded>;
  warnings: Warning[];
  apiCalls: number;
  bytes: number;
  /** Wall seconds that Bulk result pages were on their way. */
  downloadSeconds: number;
}

/**
 * Brings the mirror up to date.
 *
 * @throws ExtractError when something is missing that no number can do without; nothing was changed on the org.
 */
export async function extract(deps: ExtractDependencies): Promise<ExtractSummary> {
  const { connection, mirror, options } = deps;
  const before = { apiCalls: connection.apiCalls, bytes: connection.bytes };
  await sweepPages(mirror, deps.folder);
  const described = await describeObjects(connection, mirror, objects, options.full);
  const timing = { downloadSeconds: 0 };
  let result: Pick<ExtractSummary, 'objects' | 'warnings'>;
  try {
    result = await readAll(deps, described.byObject, timing);
  } catch (cause) {
    if (!described.fromCache || !isStale(cause)) throw cause;
    const fresh = await describeObjects(connection, mirror, objects, true);
    result = await readAll(deps, fresh.byObject, timing);
  }
  await refuseSeveralCurrencies(mirror);
  return {
    ...result,
    ...timing,
    apiCalls: connection.apiCalls - before.apiCalls,
    bytes: connection.bytes - before.bytes,
  };
}

/** A field or object that we believed to be there is gone; also when the belief is what stops the run. */
function isStale(cause: unknown): boolean {
  if (cause instanceof ExtractError) return cause.code === 'packageMissing' || cause.code === 'accessMissing';
  return cause instanceof SalesforceError && /^INVALID_(FIELD|TYPE)/.test(cause.code);
}

async function readAll(
  deps: ExtractDependencies,
  described: Parameters<typeof assess>[2],
  timing: { downloadSeconds: number },
): Promise<Pick<ExtractSummary, 'objects' | 'warnings'>> {
  const { connection, mirror, log, options } = deps;
  const { readable, gaps, warnings } = assess(objects, mirror.tables, described);
  await recordGaps(mirror, gaps);
  const unfinished = (await state(mirror, 'writeback')) === 'open';
  const summary: Record<string, Loaded> = {};
  let object = '';
  const bulk: BulkOptions = {
    connection,
    mirror,
    log,
    folder: deps.folder,
    timing,
    onProgress: ({ pages, rows }) => report(pages, rows),
    ...(deps.backoffMs === undefined ? {} : { backoffMs: deps.backoffMs }),
  };
  const report = (pages: number, rows: number) => {
    const count = pages > 0 ? `, ${rows} rows in ${pages} pages` : '';
    deps.onProgress?.(`${object} (${Object.keys(summary).length + 1} of ${readable.length}${count})`);
  };
  const errands: Errand[] = [];
  for (const each of readable) {
    const whole = options.full || (unfinished && each.plan.own);
    errands.push(await begin(await errandFor(mirror, each, connection.userId, whole), bulk));
  }
  await lookAtJobs(bulk);
  for (const [index, errand] of errands.entries()) {
    object = errand.readable.plan.sObject;
    report(0, 0);
    await askAhead(errands, index, bulk);
    summary[object] = await run(errand, bulk);
    // A job that a killed run had started says what was true then.
    if (errand.resumed)
      summary[object] = sum(summary[object], await readChanges(errand.readable, deps, bulk));
    log.debug({ object, way: errand.way, ...summary[object] }, 'read');
  }
  await reconcile(deps, bulk, errands, summary);
  return { objects: summary, warnings: [...warnings] };
}

/** Once a day of the org's, for objects that were not read whole just now. */
async function reconcile(
  deps: ExtractDependencies,
  bulk: BulkOptions,
  errands: readonly Errand[],
  summary: Record<string, Loaded>,
): Promise<void> {
  const { connection, mirror, log } = deps;
  const today = connection.serverTime?.toISOString().slice(0, 10) ?? '';
  if ((await state(mirror, 'reconciled')) === today) return;
  const merged = errands.filter(({ mode }) => mode === 'merge').map(({ readable }) => readable);
  const same = await sameCounts(connection, mirror, log, merged);
  for (const readable of merged) {
    if (same.has(readable)) continue;
    log.info({ object: readable.plan.sObject }, 'count differs, reading whole');
    const again = await readWhole(readable, deps, bulk);
    summary[readable.plan.sObject] = sum(summary[readable.plan.sObject], again);
  }
  await mirror.transaction(async () => {
    await mirror.run("DELETE FROM sf_meta.run_state WHERE key = 'reconciled'");
    await mirror.run("INSERT INTO sf_meta.run_state VALUES ('reconciled', $today)", { today });
  });
}

function sum(first: Loaded | undefined, second: Loaded): Loaded {
  if (!first) return second;
  return {
    read: first.read + second.read,
    changed: first.changed + second.changed,
    deleted: first.deleted + second.deleted,
  };
}

async function readChanges(
  readable: Readable,
  deps: ExtractDependencies,
  bulk: BulkOptions,
): Promise<Loaded> {
  return run(await errandFor(deps.mirror, readable, deps.connection.userId, false), bulk);
}

async function readWhole(readable: Readable, deps: ExtractDependencies, bulk: BulkOptions): Promise<Loaded> {
  const errand = await errandFor(deps.mirror, readable, deps.connection.userId, true);
  return run(await begin(errand, bulk), bulk);
}

async function state(mirror: Mirror, key: string): Promise<string | undefined> {
  const [row] = await mirror.all<{ value: string }>('SELECT value FROM sf_meta.run_state WHERE key = $key', {
    key,
  });
  return row?.value;
}

/** C10: amounts in several currencies must be converted before they are added up, and that is not built yet. */
async function refuseSeveralCurrencies(mirror: Mirror): Promise<void> {
  const found = await mirror.all<{ code: string; n: number }>(`
    SELECT "CurrencyIsoCode" AS code, count(*) AS n FROM sf."opportunity"
    WHERE "CurrencyIsoCode" IS NOT NULL GROUP BY 1 ORDER BY 2 DESC, 1`);
  if (found.length < 2) return;
  throw new ExtractError('severalCurrencies', [
    `Opportunities are in ${found.length} currencies (${found.map(({ code, n }) => `${code}: ${n}`).join(', ')}). ` +
      'Touchline does not convert currencies yet, and adding them up would be wrong: nothing was written.',
  ]);
}
