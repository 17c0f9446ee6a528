/** The bench org and the service, each in a process of its own. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { RunSummary } from '../../server/run-summary.ts';
import type { Prepared } from './prepare.ts';

const root = resolve(import.meta.dirname, '../..');

export interface BenchOrg {
  url: string;
  /** Asks one of the bench's own paths. */
  tell(path: string): Promise<Record<string, unknown>>;
  stop(): Promise<void>;
}

/** @param folder holds a copy of the company, which the run changes. */
export async function startOrg(prepared: Prepared, folder: string, now: string): Promise<BenchOrg> {
  const options = { database: join(folder, 'org.duckdb'), pages: prepared.pages, folder, now };
  const child = spawn(
    process.execPath,
    [
      join(root, 'scripts/bench/org.ts'),
      ...Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]),
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const url = await new Promise<string>((done, failed) => {
    createInterface({ input: child.stdout }).on('line', (line) =>
      done((JSON.parse(line) as { url: string }).url),
    );
    child.on('exit', (code) => failed(new Error(`the bench org ended with ${code}`)));
  });
  return {
    url,
    tell: async (path) => (await (await fetch(url + path)).json()) as Record<string, unknown>,
    stop: async () => {
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

export interface ServiceRun extends RunSummary {
  /** Wall seconds from start to end of the process. */
  wall: number;
}

/** `npm run sync -- --json` as a process; CPU and memory are those of the whole process. */
export async function runService(
  url: string,
  folder: string,
  args: readonly string[] = [],
): Promise<ServiceRun> {
  const usage = join(folder, 'usage.json');
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [
      '--import',
      join(root, 'scripts/bench/usage.mjs'),
      join(root, 'server/main.ts'),
      'sync',
      '--json',
      ...args,
    ],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'],
        BENCH_USAGE_FILE: usage,
        SALESFORCE_ACCESS_TOKEN: '00DBn0000000000001!bench',
        SALESFORCE_INSTANCE_URL: url,
        TOUCHLINE_DATA_DIR: join(folder, 'service'),
        LOG_LEVEL: 'error',
      },
    },
  );
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`sync ended with ${code}: ${stderr.slice(-2000)}`);
  const wall = (performance.now() - start) / 1000;
  return {
    ...(JSON.parse(stdout) as RunSummary),
    ...(JSON.parse(readFileSync(usage, 'utf8')) as object),
    wall,
  };
}
