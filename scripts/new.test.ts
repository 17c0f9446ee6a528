import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { endpoint, flag, metric } from './new/skeletons.ts';

const run = (...args: string[]) =>
  spawnSync(process.execPath, [join(import.meta.dirname, 'new.ts'), ...args], { encoding: 'utf8' });

test.each([
  ['metric', metric('velocity', 'discount-rate')],
  ['flag', flag('no-next-step')],
  ['endpoint', endpoint('recent-items')],
])('a %s is a unit and a test that fails until it is written', (_kind, [unit, test]) => {
  expect(test!.path).toBe(unit!.path.replace('.ts', '.test.ts'));
  expect(unit!.content).toContain("id: '");
  expect(test!.content).toContain('throw new Error');
});

test.each([
  [[], "'' is not a kind of unit"],
  [['metric', 'nowhere/some-id'], "'nowhere' is no group of metrics"],
  [['metric', 'velocity/Some_Id'], 'words in lower case joined by hyphens'],
  [['metric', 'velocity/win-rate'], 'exists already; nothing was written'],
])('%j is refused with what was expected', (args, message) => {
  const { status, stderr } = run(...args);
  expect(status).toBe(1);
  expect(stderr).toContain(message);
  expect(stderr).toContain('npm run new metric');
});
