import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

/** The program, left running. */
async function startAndLeave(args: string[]) {
  const child = spawn(process.execPath, ['server/local-org/main.ts', ...args]);
  const line = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => resolve(chunk.toString()));
    child.on('exit', (code) => reject(new Error(`it ended with ${code}`)));
  });
  return { child, ...JSON.parse(line) };
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

  it('lacks what it is told to lack', async () => {
    const lacks = ['--read-only', 'Touchline_Quota__c', '--api-calls', '70', '--currencies', 'USD,EUR'];
    const ended = await run(
      ['--port', '0', '--seed', 'none', '--no-pages', ...lacks, '--change-events', 'Task'],
      async (line) => {
        const { url, users } = JSON.parse(line);
        const ask = async (path: string) => {
          const headers = { authorization: `Bearer ${users[0].accessToken}` };
          return (await fetch(`${url}/services/data/v66.0${path}`, { headers })).json();
        };
        expect((await ask('/limits')).DailyApiRequests.Remaining).toBe(69);
        expect(await ask('/sobjects/Touchline_Quota__c/describe')).toMatchObject({ createable: false });
        const { fields } = await ask('/sobjects/Opportunity/describe');
        expect(fields.map((field: { name: string }) => field.name)).toContain('CurrencyIsoCode');
        const soql = (text: string) => ask(`/tooling/query?q=${encodeURIComponent(text)}`);
        const selected = await soql('SELECT SelectedEntity FROM PlatformEventChannelMember');
        expect(selected.records).toMatchObject([{ SelectedEntity: 'TaskChangeEvent' }]);
        const pages = await soql("SELECT COUNT() FROM FlexiPage WHERE DeveloperName LIKE 'Touchline%'");
        expect(pages.totalSize).toBeGreaterThan(0);
      },
    );
    expect([ended.code, ended.stderr]).toEqual([0, '']);
  }, 20_000);

  it('keeps its org in a folder, goes on after a kill, and exports it', async () => {
    const root = mkdtempSync(join(tmpdir(), 'kept-'));
    const kept = ['--port', '0', '--no-pages', '--as-of', '2026-11-20', '--data', join(root, 'org')];
    const { users, url, child } = await startAndLeave([...kept, '--seed', 'none']);
    const headers = { authorization: `Bearer ${users[0].accessToken}`, 'content-type': 'application/json' };
    const sent = { method: 'POST', headers, body: '{"Name":"Kept"}' };
    const saved = await fetch(`${url}/services/data/v66.0/sobjects/Account`, sent);
    expect(saved.status).toBe(201);
    const { id } = (await saved.json()) as { id: string };
    const second = await run(kept);
    expect([second.code, second.stdout]).toEqual([1, '']);
    expect(second.stderr).toContain(`is in use by process ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const again = await run(kept, async (line) => {
      const { url, users: found } = JSON.parse(line);
      expect(found).toEqual(users);
      const answer = await fetch(`${url}/services/data/v66.0/sobjects/Account/${id}`, { headers });
      expect(await answer.json()).toMatchObject({ Name: 'Kept', CreatedById: users[0].id });
    });
    expect([again.code, again.stderr]).toEqual([0, expect.stringContaining('goes on where it stood')]);
    const folder = join(root, 'exported');
    const ended = await run([...kept, '--export', folder]);
    expect(JSON.parse(ended.stdout)).toMatchObject({ exported: folder });
    expect(readFileSync(join(folder, 'Account.csv'), 'utf8')).toContain(`${id},false,`);
    rmSync(root, { recursive: true });
  }, 60_000);

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
