/** Every npm command that the first README names is run, as package.json says it. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const named = [
  ...new Set(
    [...read('README.md').matchAll(/npm (start|test|run\s+[\w-]+)/g)].map((match) =>
      match[1]!.replace(/run\s+/, ''),
    ),
  ),
];

/** What `npm run <name> -- <args>` starts. */
const argsOf = (name: string, args: readonly string[]): string[] => [
  ...scripts[name]!.split(' ').slice(1),
  ...args,
];
const clean = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(SALESFORCE_|TOUCHLINE_|LOG_LEVEL|PORT|DATABASE_URL)/.test(name),
  ),
);

/** Runs to its end; the event loop must not wait, because a local org of this process would not answer. */
async function npmRun(name: string, args: readonly string[] = [], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, argsOf(name, args), { cwd: root, env: { ...clean, ...environment } });
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, stdout, stderr };
}

async function started(name: string, args: readonly string[], environment: Record<string, string> = {}) {
  const child = spawn(process.execPath, argsOf(name, args), {
    cwd: root,
    env: { ...clean, ...environment },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  return { child, url: (JSON.parse(line) as { url: string }).url };
}

async function ended(child: ChildProcess): Promise<number | null> {
  child.kill('SIGTERM');
  const [code] = (await once(child, 'exit')) as [number | null];
  return code;
}

/** Run by a test of their own, or by whoever runs this. */
const elsewhere: Record<string, [test: string, runs: string]> = {
  start: ['scripts/start.test.ts', "'scripts', 'start.mjs'"],
  test: ['.ci/run', 'npm test'],
};
/** Run here: to their end or, with `serve` and `local-org`, until they are ready. */
const here = ['local-org', 'doctor', 'sync', 'serve', 'ideal-detector', 'generate', 'golden', 'new', 'bench'];

test('every command is known here', () => {
  expect(named.filter((name) => !here.includes(name) && !elsewhere[name])).toEqual([]);
  for (const [test, runs] of Object.values(elsewhere)) expect(read(test)).toContain(runs);
  for (const name of named) expect(scripts).toHaveProperty(name);
});

test('the way of an admin: doctor, sync, serve', async () => {
  const org = await started('local-org', ['--port', '0', '--seed', 'tiny', '--no-pages']);
  const folder = mkdtempSync(join(tmpdir(), 'touchline-readme-'));
  const environment = {
    SALESFORCE_LOGIN_URL: org.url,
    SALESFORCE_CLIENT_ID: 'touchline-local',
    SALESFORCE_CLIENT_SECRET: 'touchline-local-secret',
    TOUCHLINE_API_TOKEN: 'a-token-of-more-than-16',
    TOUCHLINE_DATA_DIR: folder,
    LOG_LEVEL: 'error',
  };
  try {
    const doctor = await npmRun('doctor', [], environment);
    expect(doctor).toMatchObject({ code: 0, stdout: expect.stringMatching(/^ok {4}login: /) });
    const replay = await npmRun('sync', ['--as-of', '2026-09-30', '--full', '--json'], environment);
    expect(replay.code).toBe(0);
    expect(JSON.parse(replay.stdout)).toMatchObject({ asOf: expect.stringMatching(/^2026-(09-30|10-01)T/) });
    expect(await npmRun('sync', [], environment)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/rows read/),
    });
    const service = await started('serve', [], { ...environment, PORT: '0' });
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
    expect(await ended(service.child)).toBe(0);
  } finally {
    await ended(org.child);
    rmSync(folder, { recursive: true, force: true });
  }
}, 120_000);

test.each([
  [
    'ideal-detector',
    ['--coach', '--seeds', '1', '--scale', '0.25'],
    [0],
    /reps named rightly[^]*found for that cause/,
  ],
  // Whether something is stale is asked by tests of their own.
  ['generate', ['--check'], [0, 1], /Generated files are up to date|^Stale/],
  ['golden', ['--check'], [0, 1], /^The golden answer (is unchanged|would change)/],
  ['new', ['metric', 'nowhere/some-id'], [1], /'nowhere' is no group of metrics/],
  ['bench', [], [2], /Usage: npm run bench/],
])(
  'npm run %s -- %j',
  (name, args, codes, says) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, argsOf(name, args), {
      cwd: root,
      encoding: 'utf8',
      env: clean as NodeJS.ProcessEnv,
    });
    expect(codes).toContain(status);
    expect(stdout + stderr).toMatch(says);
  },
  120_000,
);
