/** Reads the few columns that matter from the CSV in which the org answers a Bulk job; it repeats every row as it was sent. */
import { open } from 'node:fs/promises';
import { quoted } from '../mirror/columns.ts';
import type { Mirror } from '../mirror/mirror.ts';

/** A header holds at most 800 names of at most 43 characters. */
const HEADER_BYTES = 65_536;
/** Several long texts of 131,072 characters stand in one row. */
const LONGEST_LINE = 8 * 1024 * 1024;

/**
 * @param columns names in the result, and the columns of the file that they come from; empty values are null
 * @throws Error when the file lacks one of them
 */
export async function answered<T extends Record<string, string>>(
  mirror: Mirror,
  file: string,
  columns: T,
): Promise<{ [name in keyof T]: string }[]> {
  const header = await headerOf(file);
  if (header.length === 0) return [];
  const missing = Object.values(columns).filter((name) => !header.includes(name));
  if (missing.length > 0)
    throw new Error(
      `The org answered a Bulk job without the column ${missing.join(', ')}; it sent ${header.join(', ')}.`,
    );
  const given = header.map((name) => `'${name.replaceAll("'", "''")}': 'VARCHAR'`).join(', ');
  const wanted = Object.entries(columns).map(([name, column]) => `${quoted(column)} AS ${quoted(name)}`);
  // Told what is in the file, the engine need not try it out first: that costs more than reading a short one.
  return mirror.all(`
    SELECT ${wanted.join(', ')} FROM read_csv('${file}', auto_detect = false, header = true, columns = {${given}},
      delim = ',', quote = '"', escape = '"', max_line_size = ${LONGEST_LINE}, buffer_size = ${2 * LONGEST_LINE})`);
}

async function headerOf(file: string): Promise<string[]> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(HEADER_BYTES), 0, HEADER_BYTES, 0);
    const line = /^\uFEFF?([^\r\n]*)/.exec(buffer.toString('utf8', 0, bytesRead))?.[1] ?? '';
    return line === '' ? [] : line.split(',').map((name) => name.replace(/^"|"$/g, ''));
  } finally {
    await handle.close();
  }
}
