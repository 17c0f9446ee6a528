/** What lies in a saved page: CSV as the org sent it, zipped unless it came plain. */
import { createReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Mirror } from '../mirror/mirror.ts';

const newline = 0x0a;
/** A value may be a long text of 131,072 characters, and a row may hold several. */
const longestLine = 8 * 1024 * 1024;
/** Left alone, the reader takes sixteen times the longest line, per thread. */
const readBuffer = 32 * 1024 * 1024;

/** Column names as they came, unquoted; empty for an empty page. Only the beginning is unzipped. */
export async function pageHeader(file: string, isZipped: boolean): Promise<string[]> {
  const source = createReadStream(file);
  const plain: Readable = isZipped ? source.pipe(createGunzip()) : source;
  if (isZipped) source.on('error', (cause) => plain.destroy(cause));
  const chunks: Buffer[] = [];
  for await (const chunk of plain) {
    const bytes = chunk as Buffer;
    const end = bytes.indexOf(newline);
    chunks.push(end === -1 ? bytes : bytes.subarray(0, end));
    if (end !== -1) break;
  }
  source.destroy();
  const text = Buffer.concat(chunks)
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trim();
  return text === '' ? [] : text.split(',').map((name) => name.replace(/^"|"$/g, ''));
}

/** Pages as one relation of texts; `header` is theirs. */
export function csvRelation(files: readonly string[], header: string): string {
  const list = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ');
  const columns = header.split(',').map((name) => `'${name.replaceAll("'", "''")}': 'VARCHAR'`);
  return (
    `read_csv([${list}], auto_detect=false, header=true, delim=',', quote='"', escape='"', nullstr='', ` +
    `compression='auto', max_line_size=${longestLine}, buffer_size=${readBuffer}, columns={${columns.join(', ')}})`
  );
}

/** Rows that can be read from a page, null when it breaks off or is no such page. */
export async function rowsIn(mirror: Mirror, file: string, header: string): Promise<number | null> {
  if (header === '') return 0;
  try {
    const [row] = await mirror.all<{ n: number }>(`SELECT count(*) AS n FROM ${csvRelation([file], header)}`);
    return row?.n ?? 0;
  } catch {
    // Whatever is wrong with it, it is not what the org announced.
    return null;
  }
}
