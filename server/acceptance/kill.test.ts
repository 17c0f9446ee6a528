/**
 * kill -9 of a sync at random moments, each followed by a re-run: the org ends exactly as after an undisturbed run.
 * TOUCHLINE_KILLS=50 makes it the long version; the moments are seeded, so a failure can be repeated.
 */
import { orgState } from './org-state.ts';
import { dataFolder, runService, serviceEnvironment, startOrg, type RunningOrg } from './processes.ts';

const kills = Number(process.env['TOUCHLINE_KILLS'] ?? 5);
const asOf = '2026-11-20T18:00:00-08:00';
const args = ['sync', '--json', '--as-of', asOf];

test(
  `${kills} kills leave no trace`,
  async () => {
    const { state, milliseconds } = await undisturbed();
    for (let kill = 0; kill < kills; kill += 1) {
      const after = Math.round(milliseconds * (((kill * 0.618_033_988_7) % 1) * 0.9 + 0.1));
      const org = await seeded();
      const data = dataFolder();
      const environment = serviceEnvironment(org, data.path);
      const killed = await runService(args, environment, after);
      const again = await runService(args, environment);
      expect({ after, code: again.code, stderr: again.code === 0 ? '' : again.stderr }).toEqual({
        after,
        code: 0,
        stderr: '',
      });
      expect({ after, signal: killed.signal, state: await orgState(org.url, org.accessToken) }).toEqual({
        after,
        signal: killed.signal,
        state,
      });
      const idle = JSON.parse((await runService(args, environment)).stdout) as {
        objects: Record<string, { written: number }>;
      };
      expect({
        after,
        written: Object.entries(idle.objects).filter(([, { written }]) => written > 0),
      }).toEqual({ after, written: [] });
      await org.stop();
      await data.remove();
    }
  },
  (60 + kills * 30) * 1000,
);

async function undisturbed() {
  const org = await seeded();
  const data = dataFolder();
  const start = performance.now();
  const { code, stderr } = await runService(args, serviceEnvironment(org, data.path));
  const milliseconds = performance.now() - start;
  expect({ code, stderr: code === 0 ? '' : stderr }).toEqual({ code: 0, stderr: '' });
  const state = await orgState(org.url, org.accessToken);
  await org.stop();
  await data.remove();
  expect(state['Touchline_Scorecard__c']!.length).toBeGreaterThan(100);
  return { state, milliseconds };
}

const seeded = (): Promise<RunningOrg> => startOrg(['--seed', 'tiny', '--as-of', '2026-11-20']);
