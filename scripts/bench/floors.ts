/** What nobody can beat, measured in the same run: the network alone, counting lines, and DuckDB reading the same files. */
import { spawnSync } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Agent, request } from 'undici';

export interface Floors {
  /** Wall seconds to receive every page and throw it away. */
  networkSeconds: number;
  bytes: number;
  /** CPU seconds to unzip the pages and count line breaks. */
  newlineCpu: number;
  lines: number;
  /** CPU seconds of `CREATE TABLE AS SELECT * FROM read_csv(pages)`, into a database file. */
  readCsvCpu: number;
}

export async function measureFloors(
  url: string,
  pages: string,
  folder: string,
  queries: readonly string[],
): Promise<Floors> {
  const network = await receiveAll(url, queries);
  const lines = measured('count-lines.ts', [pages]);
  const file = join(folder, 'floor.duckdb');
  const table = measured('read-csv.ts', [pages, file]);
  for (const left of [file, `${file}.wal`]) rmSync(left, { force: true });
  return { ...network, newlineCpu: lines.cpuSeconds, lines: lines.lines ?? 0, readCsvCpu: table.cpuSeconds };
}

interface Measured {
  cpuSeconds: number;
  lines?: number;
}

function measured(script: string, args: readonly string[]): Measured {
  const path = resolve(import.meta.dirname, script);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path, ...args], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${script}: ${stderr}`);
  return JSON.parse(stdout) as Measured;
}

/** Pages one after the other, as locators demand, each read and dropped. */
async function receiveAll(
  url: string,
  queries: readonly string[],
): Promise<Pick<Floors, 'networkSeconds' | 'bytes'>> {
  const dispatcher = new Agent();
  const api = `${url}/services/data/v66.0/jobs/query`;
  let bytes = 0;
  let seconds = 0;
  for (const query of queries) {
    const made = await request(api, { method: 'POST', body: JSON.stringify({ query }), dispatcher });
    const { id } = (await made.body.json()) as { id: string };
    let locator = '';
    const start = performance.now();
    while (locator !== 'null') {
      const asked = locator === '' ? '' : `?locator=${locator}`;
      const page = await request(`${api}/${id}/results${asked}`, { dispatcher });
      for await (const chunk of page.body) bytes += (chunk as Buffer).length;
      locator = String(page.headers['sforce-locator']);
    }
    seconds += (performance.now() - start) / 1000;
  }
  await dispatcher.close();
  return { networkSeconds: seconds, bytes };
}

/** Files of prepared pages by object. */
export function filesByObject(pages: string): Map<string, string[]> {
  const files = readdirSync(pages).filter((file) => file.endsWith('.csv.gz'));
  return Map.groupBy(
    files.map((file) => join(pages, file)),
    (file) => /-(\w+)-\d+\.csv\.gz$/.exec(file)![1]!,
  );
}
