/** The local org and the service as processes, the way an admin runs them. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const root = resolve(import.meta.dirname, '../..');

export interface OrgUser {
  username: string;
  id: string;
  profile: string;
  accessToken: string;
}
export interface RunningOrg {
  url: string;
  users: OrgUser[];
  /** A token that sees everything. */
  accessToken: string;
  /** Where its faults are told; only of an org that was started with an admin port. */
  adminUrl: string | undefined;
  stop(): Promise<void>;
}

/** Starts `local-org` on a free port, without pages unless they are asked for, and waits for its ready line. */
export async function startOrg(args: readonly string[], { pages = false } = {}): Promise<RunningOrg> {
  const child = spawn(
    process.execPath,
    [join(root, 'server/local-org/main.ts'), '--port', '0', ...(pages ? [] : ['--no-pages']), ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const ready = new Promise<{ url: string; adminUrl?: string; users: OrgUser[] }>((done, failed) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('{"ready":true')) done(JSON.parse(line));
    });
    child.on('exit', (code) => failed(new Error(`the local org ended with ${code}: ${complaint}`)));
  });
  const { url, adminUrl, users } = await ready;
  const everything = users.find((user) => /admin/i.test(user.profile)) ?? users[0]!;
  return { url, users, accessToken: everything.accessToken, adminUrl, stop: () => end(child) };
}

export interface SyncResult {
  code: number | null;
  signal: string | null;
  stdout: string;
  stderr: string;
}

/** A data folder of its own, removed by `remove`. */
export function dataFolder(): { path: string; remove: () => Promise<void> } {
  const path = mkdtempSync(join(tmpdir(), 'touchline-acceptance-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

export function serviceEnvironment(org: RunningOrg, dataDirectory: string): Record<string, string> {
  return {
    SALESFORCE_LOGIN_URL: org.url,
    SALESFORCE_CLIENT_ID: 'touchline-local',
    SALESFORCE_CLIENT_SECRET: 'touchline-local-secret',
    TOUCHLINE_DATA_DIR: dataDirectory,
    LOG_LEVEL: 'error',
  };
}

/** Runs `main.ts sync …`; `killAfterMs` sends SIGKILL at that moment. */
export async function runService(
  args: readonly string[],
  environment: Record<string, string>,
  killAfterMs?: number,
): Promise<SyncResult> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([name]) => !/^(SALESFORCE_|TOUCHLINE_|LOG_LEVEL|PORT|DATABASE_URL)/.test(name),
    ),
  );
  const child = spawn(process.execPath, [join(root, 'server/main.ts'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...env, ...environment },
  });
  let stdout = '';
  let stderr = '';
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const killer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(killer);
  return { code, signal, stdout, stderr };
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await once(child, 'exit');
}
