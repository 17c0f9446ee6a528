/** What the local org needs for a company of some size: to start, to remember it, and to answer. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { benchFolder, type Size } from './local-org-folder.ts';

const root = resolve(import.meta.dirname, '../..');

export interface Start {
  /** From the start of the process until it says that it is ready. */
  bootSeconds: number;
  cpuSeconds: number;
  peakMemoryMb: number;
}

export interface LocalOrgFindings extends Size {
  /** From the CSV files, and nothing kept. */
  fromFolder: Start;
  /** From the CSV files, and kept with --data. */
  keeping: Start;
  /** From what --data kept. */
  fromData: Start;
  /** Milliseconds as a client sees them, over HTTP on one connection, asked of the org that was kept. */
  answers: { what: string; median: number; slowest: number; times: number }[];
}

interface Running {
  ask(path: string, body?: object): Promise<unknown>;
  seconds: number;
  stop(): Promise<Start>;
}

async function start(folder: string, args: readonly string[]): Promise<Running> {
  const usage = join(folder, 'usage.json');
  const begin = performance.now();
  const child = spawn(
    process.execPath,
    [
      '--import',
      join(root, 'scripts/bench/usage.mjs'),
      join(root, 'server/local-org/main.ts'),
      ...['--port', '0', '--no-pages', ...args],
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, BENCH_USAGE_FILE: usage } },
  );
  let stderr = '';
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = once(child, 'close');
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text)),
    ended.then(() => null),
  ]);
  if (line === null) throw new Error(`the local org did not start: ${stderr.slice(-2000)}`);
  const seconds = (performance.now() - begin) / 1000;
  const { url, users } = JSON.parse(line) as {
    url: string;
    users: { profile: string; accessToken: string }[];
  };
  const administrator = users.find(({ profile }) => profile === 'System Administrator')!;
  const headers = {
    authorization: `Bearer ${administrator.accessToken}`,
    'content-type': 'application/json',
  };
  return {
    seconds,
    ask: async (path, body) => {
      const sent = body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) };
      const answer = await fetch(`${url}/services/data/v66.0${path}`, { headers, ...sent });
      if (!answer.ok) throw new Error(`${path}: ${await answer.text()}`);
      return answer.json();
    },
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
      const used = JSON.parse(readFileSync(usage, 'utf8')) as Omit<Start, 'bootSeconds'>;
      return { bootSeconds: seconds, ...used };
    },
  };
}

const soql = (text: string): string => `/query?q=${encodeURIComponent(text)}`;

/** The first times are not counted: a program is slow until its code has been compiled. */
async function measure(what: string, times: number, ask: (count: number) => Promise<unknown>) {
  for (let count = 0; count < Math.ceil(times / 5); count++) await ask(count);
  const taken: number[] = [];
  for (let count = 0; count < times; count++) {
    const begin = performance.now();
    await ask(count);
    taken.push(performance.now() - begin);
  }
  taken.sort((a, b) => a - b);
  return { what, median: taken[times >> 1]!, slowest: taken.at(-1)!, times };
}

export async function benchLocalOrg(
  folder: string,
  size: Size,
  say: (message: string) => void,
): Promise<LocalOrgFindings> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  say('writing the seed folder');
  const seed = await benchFolder(folder, size);
  const data = join(folder, 'data');
  rmSync(data, { recursive: true, force: true });
  say('starting from the seed folder');
  const fromFolder = await (await start(folder, ['--seed', seed])).stop();
  say('starting from the seed folder, with --data');
  const keeping = await (await start(folder, ['--seed', seed, '--data', data])).stop();
  say('starting from --data');
  const org = await start(folder, ['--data', data]);
  say('asking');
  const taskId = (count: number) => `00TBn0${String(1 + ((count * 7919) % size.tasks)).padStart(9, '0')}`;
  const answers = [
    await measure('get a task by id', 500, (count) => org.ask(`/sobjects/Task/${taskId(count)}`)),
    await measure('create a task, kept', 200, (count) =>
      org.ask('/sobjects/Task', { Subject: `New ${count}` }),
    ),
    await measure('GROUP BY Status over all tasks', 10, () =>
      org.ask(soql('SELECT Status, COUNT(Id) FROM Task GROUP BY Status')),
    ),
    await measure('GROUP BY OwnerId, Status with MAX', 10, () =>
      org.ask(soql('SELECT OwnerId, Status, COUNT(Id), MAX(CreatedDate) FROM Task GROUP BY OwnerId, Status')),
    ),
    await measure('GROUP BY CALENDAR_MONTH(CreatedDate)', 10, () =>
      org.ask(
        soql(
          'SELECT CALENDAR_MONTH(CreatedDate) m, COUNT(Id) FROM Task GROUP BY CALENDAR_MONTH(CreatedDate)',
        ),
      ),
    ),
  ];
  const fromData = await org.stop();
  rmSync(data, { recursive: true, force: true });
  return { ...size, fromFolder, keeping, fromData, answers };
}

export function localOrgTable({ deals, tasks, events, answers, ...starts }: LocalOrgFindings): string {
  const line = (name: string, { bootSeconds, cpuSeconds, peakMemoryMb }: Start) =>
    `${name.padEnd(38)} ${bootSeconds.toFixed(2).padStart(8)} s  ${cpuSeconds.toFixed(2).padStart(8)} s CPU ${String(peakMemoryMb).padStart(6)} MB`;
  return [
    `${deals} deals, ${tasks} tasks, ${events} events: until ready, CPU until the end, peak memory`,
    line('from a folder of CSV', starts.fromFolder),
    line('from a folder of CSV, kept in --data', starts.keeping),
    line('from --data', starts.fromData),
    'answers over HTTP: median, slowest',
    ...answers.map(
      ({ what, median, slowest, times }) =>
        `${what.padEnd(38)} ${median.toFixed(2).padStart(8)} ms ${slowest.toFixed(2).padStart(8)} ms of ${times}`,
    ),
  ].join('\n');
}
