import {
  appendFileSync,
  closeSync,
  existsSync,
  fdatasync,
  fdatasyncSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readFileSync,
  truncateSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Commit } from '../journal.ts';
import type { Json } from '../ledger.ts';
import type { Row } from '../types.ts';
import { DamagedData, lineOf, readLines } from './lines.ts';

/** A commit as the log holds it. Rows without what is empty in them; an id alone for a row that is gone. */
export interface LogEntry {
  /** Counts commits from the beginning of the data folder: a line that was lost leaves a gap. */
  n: number;
  /** The org's time, milliseconds since 1970. */
  at: number;
  /** Ledger, key, and the value unless the entry was deleted. */
  ledgers?: [string, string, Json?][];
  adopted?: true;
  rows?: [string, string | Partial<Row>][];
}

export function entryOf(commit: Commit, n: number, at: number): LogEntry {
  const entry: LogEntry = { n, at };
  if (commit.ledgers.length > 0)
    entry.ledgers = commit.ledgers.map(({ ledger, key, after }) =>
      after === undefined ? [ledger, key] : [ledger, key, after],
    );
  if (commit.adopted) entry.adopted = true;
  if (commit.rows.length > 0)
    entry.rows = commit.rows.map(({ object, id, after }) => [object, after ? filled(after) : id]);
  return entry;
}

function filled(row: Row): Partial<Row> {
  const kept: Partial<Row> = {};
  for (const field in row) {
    const value = row[field];
    if (value !== null && value !== false && value !== undefined) kept[field] = value;
  }
  return kept;
}

/** A power cut may lose what was answered in this time; killing the process loses nothing. */
const syncEveryMs = 1000;

/** The file commits are appended to. A commit is in the hands of the operating system when `append` returns. */
export class CommitLog {
  readonly path: string;
  bytes: number;
  private readonly file: number;
  private timer: NodeJS.Timeout | undefined;

  constructor(path: string) {
    this.path = path;
    this.file = openSync(path, 'a', 0o600);
    this.bytes = fstatSync(this.file).size;
  }

  /** @throws when the disk does not take all of it; the log is then as it was. */
  append(entry: LogEntry): void {
    const line = Buffer.from(lineOf(entry));
    try {
      for (let done = 0; done < line.length;) done += writeSync(this.file, line, done);
    } catch (error) {
      ftruncateSync(this.file, this.bytes);
      throw error;
    }
    this.bytes += line.length;
    this.timer ??= setTimeout(() => this.sync(), syncEveryMs).unref();
  }

  close(): void {
    clearTimeout(this.timer);
    fdatasyncSync(this.file);
    closeSync(this.file);
  }

  private sync(): void {
    fdatasync(this.file, (error) => {
      if (error && error.code !== 'EBADF')
        process.stderr.write(
          `${this.path}: what was written is not safe from a power cut: ${error.message}\n`,
        );
    });
    this.timer = undefined;
  }
}

export interface ReadOptions {
  /** The last commit before this log. */
  after: number;
  /** Only the newest log can have been torn. */
  isNewest: boolean;
  note: (text: string) => void;
}

/**
 * The commits of a log, in order; none where there is no file. When the last line was torn as the process was killed in the
 * middle of writing it, it is cut off, and kept beside the log: nobody was told of that commit.
 *
 * @throws DamagedData for any other line that is not what was written.
 */
export function* readLog(path: string, { after, isNewest, note }: ReadOptions): Generator<LogEntry> {
  if (!existsSync(path)) return;
  let expected = after + 1;
  for (const { number, start, value, isLast } of readLines(path)) {
    if (value === undefined && isLast && isNewest) {
      cutOff(path, start);
      note(`${path}:${number}: the last line was not written whole; it was never answered and is cut off`);
      return;
    }
    if (value === undefined)
      throw new DamagedData(path, number, 'the line is damaged (its sum is wrong)', remedy);
    const entry = value as LogEntry;
    if (entry.n !== expected)
      throw new DamagedData(path, number, `commit ${expected} should stand here, not ${entry.n}`, remedy);
    expected += 1;
    yield entry;
  }
}

const remedy =
  'Nothing was changed. Restore the folder from a copy, or cut the log off before this line and lose what came after it';

function cutOff(path: string, start: number): void {
  const torn = join(dirname(path), `${basename(path)}.torn`);
  appendFileSync(torn, readFileSync(path).subarray(start), { mode: 0o600 });
  truncateSync(path, start);
}
