/** `npm run serve` as a process: starts, tells how it is, lets nobody in without the token, and stops in good order. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { command, openOrg, type OpenOrg } from './in-process.ts';
import { orgState } from './org-state.ts';

jest.setTimeout(60_000);

const token = 'a-token-for-the-service-of-this-test';
let open: OpenOrg;
beforeAll(async () => {
  open = await openOrg('tiny');
});
afterAll(() => open.close());

async function startService() {
  const child = spawn(process.execPath, [join(import.meta.dirname, '../main.ts'), 'serve'], {
    env: {
      PATH: process.env['PATH'] ?? '',
      ...open.environment,
      TOUCHLINE_API_TOKEN: token,
      PORT: '0',
      LOG_LEVEL: 'info',
    },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(child, 'close') as Promise<[number | null, string | null]>;
  const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { ready, url } = JSON.parse(line) as { ready: boolean; url: string };
  expect(ready).toBe(true);
  const get = async (path: string, bearer = token) => {
    const answer = await fetch(url + path, {
      headers: bearer === '' ? {} : { authorization: `Bearer ${bearer}` },
    });
    return { status: answer.status, text: await answer.text() };
  };
  return { child, ended, url, get, said: () => said };
}

test('it is live at once, ready after its first run, and silent to strangers', async () => {
  const { child, ended, url, get, said } = await startService();
  expect(new URL(url).hostname).toBe('127.0.0.1');
  expect(await get('/health/live', '')).toEqual({ status: 200, text: '{"status":"live"}' });
  expect(await get('/health/ready', '')).toMatchObject({
    status: 503,
    text: expect.stringContaining('first run'),
  });
  for (const path of ['/runs', '/kpis', '/metrics', '/openapi.json'])
    for (const bearer of ['', 'wrong'])
      expect({ path, ...(await get(path, bearer)) }).toMatchObject({ path, status: 401 });
  const [run] = JSON.parse((await get('/runs')).text) as { id: string }[];
  expect((await get(`/runs/${run!.id}/events`)).text).toMatch(/event: end/);
  expect(JSON.parse((await get(`/runs/${run!.id}`)).text)).toMatchObject({
    status: 'succeeded',
    error: null,
  });
  expect(await get('/health/ready', '')).toEqual({ status: 200, text: '{"status":"ready"}' });
  expect((await get('/metrics')).text).toMatch(/touchline_runs_total\{status="succeeded"\} 1/);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(said()).not.toContain(token);
  expect(said()).not.toContain('touchline-local-secret');
}, 60_000);

test('asked to stop in the middle of a run it ends with 0, and the next run finds nothing broken', async () => {
  const before = await orgState(open.url, open.accessToken);
  const { child, ended, get, said } = await startService();
  expect(JSON.parse((await get('/runs')).text)).toMatchObject([{ status: 'running' }]);
  child.kill('SIGTERM');
  expect(await ended).toEqual([0, null]);
  expect(said()).toContain('stopping');
  expect(await command(['sync'], open.environment)).toMatchObject({ code: 0, said: '' });
  expect(await orgState(open.url, open.accessToken)).toEqual(before);
}, 60_000);
