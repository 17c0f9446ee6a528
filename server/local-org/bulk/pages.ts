import { Readable } from 'node:stream';
import { SalesforceError } from '../errors.ts';
import type { Answer, Call } from '../types.ts';
import { csvLine } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import type { QueryJob } from './query-job.ts';
import { bulkSettings } from './settings.ts';

/** Characters gathered before a piece goes out: large enough to be quick, small enough never to matter. */
const PIECE = 64 * 1024;

type Records = Iterable<string[]> | AsyncIterable<string[]>;

/** A CSV file as a stream; the app compresses it for whoever takes gzip. A million rows are never one string. */
export function csvAnswer(
  header: string[],
  records: Records,
  dialect: Dialect,
  headers: Record<string, string> = {},
): Answer {
  const body = Readable.from(pieces(header, records, dialect), { objectMode: false });
  return { headers: { 'content-type': 'text/csv', ...headers }, body };
}

async function* pieces(header: string[], records: Records, dialect: Dialect): AsyncIterable<Buffer> {
  let piece = csvLine(header, dialect);
  for await (const record of records) {
    piece += csvLine(record, dialect);
    if (piece.length >= PIECE) {
      yield Buffer.from(piece);
      piece = '';
    }
  }
  if (piece !== '') yield Buffer.from(piece);
}

/** A page's bounds from `locator` (where it starts) and `maxRecords`. */
export function pageBounds(call: Call, job: QueryJob): { from: number; until: number } {
  if (job.state !== 'JobComplete') {
    throw new SalesforceError(
      400,
      'INVALIDJOBSTATE',
      `Results of job ${job.id} can be read once it is JobComplete; it is ${job.state}`,
    );
  }
  const from = startOf(call.query.get('locator'), job);
  return { from, until: Math.min(job.size, from + pageSize(call)) };
}

export function pageSize(call: Call): number {
  const wanted = call.query.get('maxRecords');
  if (wanted === null) return bulkSettings(call.org).pageRows;
  const size = Number(wanted);
  if (!Number.isInteger(size) || size < 1)
    throw new SalesforceError(400, 'API_ERROR', `maxRecords must be a whole number above 0, not '${wanted}'`);
  return size;
}

/** Locators are opaque to callers: the row a page starts at. */
export function locatorOf(row: number): string {
  return Buffer.from(String(row)).toString('base64url');
}

function startOf(locator: string | null, job: QueryJob): number {
  if (locator === null || locator === '') return 0;
  const row = Number(Buffer.from(locator, 'base64url').toString());
  if (!Number.isInteger(row) || row < 0 || (row > 0 && row >= job.size) || locatorOf(row) !== locator) {
    throw new SalesforceError(400, 'INVALID_QUERY_LOCATOR', `invalid locator: ${locator}`);
  }
  return row;
}
