import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import type { Dialect } from './dialect.ts';

/** A file the platform would not take: the job fails as a whole, with this message. */
export class BadUpload extends Error {}

const PIECE = 64 * 1024;

/** Records of an upload, header first. Throws BadUpload where the text stops being CSV. */
export async function* readCsv(text: string, dialect: Dialect): AsyncGenerator<string[]> {
  const parser = parse({
    delimiter: dialect.delimiter,
    record_delimiter: dialect.newline,
    relax_column_count: true,
    skip_empty_lines: true,
  });
  const source = Readable.from(pieces(text), { objectMode: false });
  source.pipe(parser);
  try {
    for await (const record of parser) yield record as string[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The platform's words for a stray quote, also for a byte-order mark in front of a quoted header.
    const what =
      error.code === 'CSV_QUOTE_NOT_CLOSED'
        ? 'EOF reached before closing an opened quote'
        : 'Found unescaped quote';
    throw new BadUpload(`InvalidBatch : Failed to parse CSV. ${what}`);
  } finally {
    source.destroy();
  }
}

function* pieces(text: string): Iterable<string> {
  for (let at = 0; at < text.length; at += PIECE) yield text.slice(at, at + PIECE);
}

export interface Checked {
  header: string[];
  rows: number;
}

/** Reads an upload once, before anything is written: its header and the number of its rows, or BadUpload. */
export async function checkUpload(text: string, dialect: Dialect): Promise<Checked> {
  checkLineEnding(text, dialect);
  let header: string[] | undefined;
  let rows = 0;
  for await (const record of readCsv(text, dialect)) {
    if (!header) {
      header = record;
      continue;
    }
    rows += 1;
    if (record.length !== header.length) {
      throw new BadUpload(
        `InvalidBatch : Failed to parse CSV. Row ${rows} has ${record.length} columns, the header has ${header.length}`,
      );
    }
  }
  // An empty upload is no mistake: the job completes without rows.
  return { header: header ?? [], rows };
}

/** The header line must end as the job said lines end. */
function checkLineEnding(text: string, { lineEnding }: Dialect): void {
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '"') quoted = !quoted;
    if (sign !== '\n' || quoted) continue;
    const found = text.charAt(at - 1) === '\r' ? 'CRLF' : 'LF';
    if (found !== lineEnding) {
      throw new BadUpload(
        `ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is ${lineEnding}`,
      );
    }
    return;
  }
}
