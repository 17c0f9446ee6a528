/** Result pages of Bulk queries as the platform sends them: CSV, every value quoted, datetimes with Z, zipped. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Database } from './database.ts';
import { translate } from './soql.ts';

export const rowsPerPage = 250_000;

export interface ResultPages {
  files: string[];
  rows: number[];
}

const indexOf = (folder: string, soql: string): string =>
  join(folder, `${createHash('sha256').update(soql).digest('hex').slice(0, 16)}.json`);

/** Pages written earlier, if there are any. */
export function pagesOf(folder: string, soql: string): ResultPages | undefined {
  const index = indexOf(folder, soql);
  if (!existsSync(index)) return undefined;
  const { files, rows } = JSON.parse(readFileSync(index, 'utf8')) as ResultPages;
  return { files: files.map((file) => join(folder, basename(file))), rows };
}

/** @returns false when they were there already. */
export async function writePages(database: Database, folder: string, soql: string): Promise<boolean> {
  if (pagesOf(folder, soql)) return false;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { sql, sObject } = translate(soql);
  const index = indexOf(folder, soql);
  const name = index.replace(/\.json$/, '');
  await database.run(`CREATE OR REPLACE TEMP TABLE result AS ${sql}`);
  const [{ total } = { total: '0' }] = await database.rows<{ total: string }>(
    'SELECT count(*) AS total FROM result',
  );
  const pages: ResultPages = { files: [], rows: [] };
  for (let from = 0; from === 0 || from < Number(total); from += rowsPerPage) {
    const file = `${name}-${sObject}-${pages.files.length}.csv.gz`;
    await database.run(`COPY (SELECT * FROM result WHERE rowid >= ${from} AND rowid < ${from + rowsPerPage})
      TO '${file}' (FORMAT csv, HEADER, FORCE_QUOTE *, COMPRESSION gzip, TIMESTAMPFORMAT '%Y-%m-%dT%H:%M:%S.%gZ')`);
    pages.files.push(basename(file));
    pages.rows.push(Math.max(0, Math.min(rowsPerPage, Number(total) - from)));
  }
  await database.run('DROP TABLE result');
  writeFileSync(index, JSON.stringify(pages));
  return true;
}

/** Pages of queries that nobody asks any more would be read by the floors too. */
export function dropOtherPages(folder: string, queries: readonly string[]): void {
  if (!existsSync(folder)) return;
  const wanted = new Set(queries.map((soql) => basename(indexOf(folder, soql), '.json')));
  for (const file of readdirSync(folder)) if (!wanted.has(file.slice(0, 16))) rmSync(join(folder, file));
}
