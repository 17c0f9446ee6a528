import pino from 'pino';
import { build } from './app.ts';
import { RunLog, type RunWork } from './runs.ts';

const token = 'a-token-of-the-test';
const bearer = { authorization: `Bearer ${token}` };
const succeed: RunWork = async (report) => {
  report({ stage: 'extract', message: 'Opportunity 10 rows' });
  return {
    ok: true,
    summary: {
      apiCalls: 7,
      bytes: 100,
      seconds: { extract: 0.5 },
      objects: { Task: { read: 3, changed: 1, written: 0, deleted: 0, failed: 0 } },
    },
  };
};

async function app(work: RunWork = succeed, notReady: string | null = null) {
  const runs = new RunLog(work, () => new Date('2026-11-20T18:00:00Z'));
  const built = await build({
    log: pino({ level: 'silent' }),
    apiToken: token,
    runs,
    catalogue: [
      {
        kind: 'kpi',
        id: 'win-rate',
        label: 'Win rate',
        description: 'Won of decided',
        source: 'S0.10',
        unit: 'percent',
      },
    ],
    notReady: () => notReady,
  });
  return { built, runs };
}

test('health needs no token and tells why it is not ready', async () => {
  const { built } = await app(succeed, 'the first run has not finished');
  expect((await built.inject('/health/live')).json()).toEqual({ status: 'live' });
  const ready = await built.inject('/health/ready');
  expect(ready.statusCode).toBe(503);
  expect(ready.json().reason).toBe('the first run has not finished');
});

test.each(['/runs', '/metrics', '/kpis', '/openapi.json'])(
  '%s refuses a missing, a wrong and a longer token',
  async (url) => {
    const { built } = await app();
    for (const authorization of [undefined, 'Bearer wrong', `Bearer ${token}x`, token]) {
      const answer = await built.inject({ url, headers: authorization ? { authorization } : {} });
      expect(answer.statusCode).toBe(401);
      expect(answer.json().title).toContain('TOUCHLINE_API_TOKEN');
    }
    expect((await built.inject({ url, headers: bearer })).statusCode).toBe(200);
  },
);

test('a run is started, followed to its end and counted', async () => {
  const { built, runs } = await app();
  const started = await built.inject({ method: 'POST', url: '/runs', headers: bearer });
  expect(started.statusCode).toBe(202);
  await runs.stop();
  const one = await built.inject({ url: `/runs/${started.json().id}`, headers: bearer });
  expect(one.json()).toMatchObject({ status: 'succeeded', progress: { stage: 'extract' } });
  const events = await built.inject({ url: `/runs/${started.json().id}/events`, headers: bearer });
  expect(events.body).toMatch(/event: progress[\s\S]*event: end/);
  const metrics = await built.inject({ url: '/metrics', headers: bearer });
  expect(metrics.body).toContain('touchline_runs_total{status="succeeded"} 1');
  expect(metrics.body).toContain('touchline_last_run_rows{sobject="Task",outcome="read"} 3');
});

test('a second start while one runs returns the same run', async () => {
  let release: () => void = () => undefined;
  const { built, runs } = await app(
    () => new Promise((resolve) => (release = () => resolve({ ok: true, summary: null }))),
  );
  const first = await built.inject({ method: 'POST', url: '/runs', headers: bearer });
  const second = await built.inject({ method: 'POST', url: '/runs', headers: bearer });
  expect([first.statusCode, second.statusCode]).toEqual([202, 200]);
  expect(second.json().id).toBe(first.json().id);
  release();
  await runs.stop();
});

test('a run that throws is failed with its message', async () => {
  const { built, runs } = await app(() => Promise.reject(new Error('the package is not deployed')));
  const { id } = (await built.inject({ method: 'POST', url: '/runs', headers: bearer })).json();
  await runs.stop();
  expect((await built.inject({ url: `/runs/${id}`, headers: bearer })).json()).toMatchObject({
    status: 'failed',
    error: 'the package is not deployed',
  });
});

test('an unknown path and an unknown run say where to look', async () => {
  const { built } = await app();
  expect((await built.inject({ url: '/nope', headers: bearer })).json().detail).toContain('/openapi.json');
  expect((await built.inject({ url: '/runs/nope', headers: bearer })).statusCode).toBe(404);
});

test('the OpenAPI document lists every route that answers', async () => {
  const { built } = await app();
  const document = (await built.inject({ url: '/openapi.json', headers: bearer })).json();
  expect(Object.keys(document.paths)).toEqual(
    expect.arrayContaining([
      '/health/live',
      '/health/ready',
      '/metrics',
      '/runs',
      '/runs/{id}',
      '/runs/{id}/events',
      '/kpis',
    ]),
  );
});
