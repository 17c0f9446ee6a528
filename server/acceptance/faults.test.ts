/**
 * A tenth of everything goes wrong, of every kind at once: a sync ends with exactly the records of an undisturbed run,
 * or says that it did not and what is missing; and once the org behaves again, the next run ends right.
 * TOUCHLINE_FAULTS=20 tries more seeds.
 */
import { orgState } from './org-state.ts';
import { dataFolder, runService, serviceEnvironment, startOrg, type RunningOrg } from './processes.ts';

const seeds = Number(process.env['TOUCHLINE_FAULTS'] ?? 2);
const args = ['sync', '--json', '--as-of', '2026-11-20T18:00:00-08:00'];
const seeded = (): Promise<RunningOrg> =>
  startOrg(['--seed', 'tiny', '--as-of', '2026-11-20', '--admin-port', '0']);

const kinds = [
  'latency',
  'drop',
  'too-many-requests',
  'unavailable',
  'expired-session',
  'truncated-page',
  'duplicated-page',
  'clock-skew',
  'row-lock',
  'job-stall',
  'job-fail',
  'job-abort',
];
const plan = (seed: number): string =>
  JSON.stringify({ seed, faults: kinds.map((kind) => ({ kind, probability: 0.1, milliseconds: 50 })) });

async function tell(org: RunningOrg, method: 'PUT' | 'DELETE', body?: string): Promise<void> {
  const answer = await fetch(`${org.adminUrl}/faults`, {
    method,
    ...(body === undefined ? {} : { body, headers: { 'content-type': 'application/json' } }),
  });
  expect(answer.status).toBe(200);
}

async function sync(org: RunningOrg, folder: string) {
  return runService(args, serviceEnvironment(org, folder));
}

test(
  `${seeds} runs with a tenth of every fault`,
  async () => {
    const calm = await seeded();
    const calmData = dataFolder();
    expect((await sync(calm, calmData.path)).code).toBe(0);
    const right = await orgState(calm.url, calm.accessToken);
    await calm.stop();
    await calmData.remove();
    for (let seed = 1; seed <= seeds; seed += 1) {
      const org = await seeded();
      const data = dataFolder();
      await tell(org, 'PUT', plan(seed));
      const disturbed = await sync(org, data.path);
      await tell(org, 'DELETE');
      const state = await orgState(org.url, org.accessToken);
      if (disturbed.code === 0) expect({ seed, state }).toEqual({ seed, state: right });
      else expect({ seed, said: disturbed.stderr.trim() }).not.toEqual({ seed, said: '' });
      const again = await sync(org, data.path);
      expect({ seed, code: again.code, stderr: again.code === 0 ? '' : again.stderr }).toEqual({
        seed,
        code: 0,
        stderr: '',
      });
      expect({ seed, state: await orgState(org.url, org.accessToken) }).toEqual({ seed, state: right });
      await org.stop();
      await data.remove();
    }
  },
  (60 + seeds * 120) * 1000,
);
