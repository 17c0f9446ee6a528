/** Empties a numbered table of work slice by slice, with the retries and the records that go with it. */
import { quoted } from '../mirror/columns.ts';
import { isTransient, type Refused, type SendResult, type WriteDependencies } from './port.ts';
import { recordRefused } from './record.ts';
import { MOST_RECORDS } from './send-collections.ts';

/** Above this many rows Salesforce advises Bulk; below it, collections are quicker and cost fewer calls. */
const BULK_FROM = 2_000;
const ATTEMPTS = 5;
const FIRST_RETRY_MS = 500;

export interface Work {
  sObject: string;
  /** A temporary table with `seq` 1..total. */
  table: 'pending' | 'stale';
  keyColumn: 'Id' | 'Key__c';
  total: number;
  /** The last `seq` of the Bulk job that begins at `from`. */
  endOfJob(from: number): Promise<number>;
  inBulk(from: number, to: number): Promise<SendResult>;
  inCollection(from: number, to: number): Promise<SendResult>;
  /** Called with every answer at once, so that a kill loses no more than one slice. */
  keep(result: SendResult): Promise<void>;
}

export async function drain(deps: WriteDependencies, work: Work): Promise<{ done: number; refused: number }> {
  let done = 0;
  let refused = 0;
  let left = work.total;
  for (let attempt = 1; left > 0; attempt += 1) {
    const bulk = left >= BULK_FROM;
    const again: Refused[] = [];
    for (let from = 1, to = 0; from <= left; from = to + 1) {
      to = Math.min(bulk ? await work.endOfJob(from) : from + MOST_RECORDS - 1, left);
      const result = bulk ? await work.inBulk(from, to) : await work.inCollection(from, to);
      await work.keep(result);
      done += result.written.length;
      const mayRetry = (row: Refused) => attempt < ATTEMPTS && isTransient(row.code);
      const final = result.refused.filter((row) => !mayRetry(row));
      again.push(...result.refused.filter(mayRetry));
      refused += final.length;
      await recordRefused(deps.mirror, work.sObject, final);
      deps.onProgress?.(`${work.sObject} ${done} of ${work.total}`);
    }
    left = again.length;
    if (left > 0) await prepareRetry(deps, work, again, attempt);
  }
  return { done, refused };
}

/** Rows that were refused for the moment are numbered anew and wait, twice as long each time. */
async function prepareRetry(
  deps: WriteDependencies,
  work: Work,
  again: Refused[],
  attempt: number,
): Promise<void> {
  const { mirror, log } = deps;
  log.warn(
    { sObject: work.sObject, rows: again.length, attempt, code: again[0]!.code },
    'the org asks to try these rows again',
  );
  await mirror.run(
    `CREATE OR REPLACE TEMP TABLE again AS
     SELECT * EXCLUDE (seq), row_number() OVER (ORDER BY seq) AS seq FROM temp.${work.table}
     WHERE ${quoted(work.keyColumn)} IN (SELECT unnest($keys))`,
    { keys: again.map((row) => row.key) },
  );
  await mirror.run(
    `CREATE OR REPLACE TEMP TABLE ${work.table} AS SELECT * FROM temp.again; DROP TABLE temp.again`,
  );
  const pause = deps.pause ?? ((ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms)));
  await pause(FIRST_RETRY_MS * 2 ** (attempt - 1));
}
