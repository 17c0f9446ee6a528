/** `npm run new metric <group>/<id> | flag <id> | endpoint <id>`: the skeleton of one unit and its test. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { endpoint, flag, metric, type Skeleton } from './new/skeletons.ts';

const root = join(import.meta.dirname, '..');
const usage = `Usage:
  npm run new metric <group>/<id>   e.g. velocity/discount-rate
  npm run new flag <id>             e.g. no-next-step
  npm run new endpoint <id>         e.g. recent-items`;

const [kind, name] = process.argv.slice(2);
const kebab = /^[a-z]+(-[a-z]+)*$/;

try {
  for (const path of write(skeleton(kind, name))) console.log(`written ${path}`);
  console.log('Fill both, then: npm run generate, npm test.');
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
  process.exitCode = 1;
}

function skeleton(kindOfUnit: string | undefined, nameOfUnit: string | undefined): Skeleton[] {
  if (kindOfUnit === 'metric') {
    const [group = '', id = ''] = (nameOfUnit ?? '').split('/');
    const groups = readdirSync(join(root, 'server/metrics'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'views')
      .map((entry) => entry.name);
    if (!groups.includes(group))
      throw new Error(`'${group}' is no group of metrics; there are ${groups.join(', ')}.`);
    return metric(group, checked(id));
  }
  if (kindOfUnit === 'flag') return flag(checked(nameOfUnit));
  if (kindOfUnit === 'endpoint') return endpoint(checked(nameOfUnit));
  throw new Error(`'${kindOfUnit ?? ''}' is not a kind of unit.`);
}

function checked(id: string | undefined): string {
  if (!id || !kebab.test(id)) throw new Error(`'${id ?? ''}' must be words in lower case joined by hyphens.`);
  return id;
}

function write(skeletons: readonly Skeleton[]): string[] {
  const existing = skeletons.find(({ path }) => existsSync(join(root, path)));
  if (existing) throw new Error(`${existing.path} exists already; nothing was written.`);
  for (const { path, content } of skeletons) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return skeletons.map(({ path }) => path);
}
