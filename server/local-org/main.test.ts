import { spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the program; `whenReady` sees the line it prints when it listens, and then it is asked to stop. */
function run(args: string[], whenReady?: (line: string) => Promise<void>): Promise<Ended> {
  const child = spawn(process.execPath, ['server/local-org/main.ts', ...args]);
  let [stdout, stderr] = ['', ''];
  let problem: Error | undefined;
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.on('data', (chunk: Buffer) => {
    stdout += chunk.toString();
    if (!stdout.endsWith('\n')) return;
    (whenReady?.(stdout) ?? Promise.resolve())
      .catch((error: Error) => (problem = error))
      .finally(() => child.kill('SIGTERM'));
  });
  return new Promise((resolve, reject) => {
    child.on('exit', (code) => (problem ? reject(problem) : resolve({ code, stdout, stderr })));
  });
}

describe('npm run local-org', () => {
  it('says when it is ready, answers, and stops on SIGTERM', async () => {
    const ended = await run(
      ['--port', '0', '--seed', 'none', '--as-of', '2026-11-20', '--no-pages'],
      async (line) => {
        const { ready, url, users } = JSON.parse(line);
        expect([ready, users[0].profile]).toEqual([true, 'System Administrator']);
        expect(users[0].accessToken).toMatch(/^00D\w{15}![.\w]+$/);
        const headers = { authorization: `Bearer ${users[0].accessToken}` };
        const answer = await fetch(
          `${url}/services/data/v66.0/sobjects/User/${users[0].id}?fields=Username`,
          { headers },
        );
        expect(await answer.json()).toMatchObject({ Username: users[0].username });
      },
    );
    expect([ended.code, ended.stdout.trim().split('\n').length]).toEqual([0, 1]);
  }, 20_000);

  it('names a bad flag, a bad key and a bad folder', async () => {
    const key = await run(['--port', '0', '--seed', 'none', '--no-pages', '--jwt-key', 'package.json']);
    expect([key.code, key.stdout]).toEqual([2, '']);
    expect(key.stderr).toContain('--jwt-key package.json: ');
    const flag = await run(['--seed', 'quarter', '--scale', 'big']);
    expect([flag.code, flag.stdout]).toEqual([2, '']);
    expect(flag.stderr).toContain('--scale: expected a number');
    const folder = mkdtempSync(join(tmpdir(), 'seed-'));
    writeFileSync(join(folder, 'Acount.csv'), 'Id\n');
    const bad = await run(['--port', '0', '--seed', folder, '--no-pages']);
    expect([bad.code, bad.stdout]).toEqual([1, '']);
    expect(bad.stderr).toContain('Acount.csv');
  }, 20_000);
});
