import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyOfFixture } from '../testing/source-tree.ts';
import type { SourceTree } from '../testing/source-tree.ts';
import type { AppBundle } from './app-bundle.ts';
import { cachedAppBundle } from './app-cache.ts';
import type { Vendor } from './vendor.ts';

const vendor: Vendor = { hash: 'v1', folder: '', entries: {}, imports: {}, exports: {} };
const schema = { objects: {} };
let tree: SourceTree;
let folder: string;
let built: number;
const build = () => Promise.resolve({ id: `build ${++built}`, files: {} } as AppBundle);
const ask = (of = vendor) => cachedAppBundle(tree.root, schema, of, build, folder).then(({ id }) => id);
const kept = () => readdirSync(folder).map((name) => join(folder, name));

beforeEach(() => {
  tree = copyOfFixture();
  folder = mkdtempSync(join(tmpdir(), 'app-cache-'));
  built = 0;
});
afterEach(() => {
  tree.remove();
  rmSync(folder, { recursive: true });
});

test('the same sources are built once', async () => {
  expect([await ask(), await ask()]).toEqual(['build 1', 'build 1']);
});

test('a change of a source, a new file and other base components are built anew', async () => {
  await ask();
  writeFileSync(join(tree.root, 'lwc', 'fixtureBoard', 'fixtureBoard.js'), '// changed');
  expect(await ask()).toBe('build 2');
  writeFileSync(join(tree.root, 'labels', 'More.labels-meta.xml'), '<CustomLabels/>');
  expect(await ask()).toBe('build 3');
  expect(await ask({ ...vendor, hash: 'v2' })).toBe('build 4');
});

test('what cannot be read is built anew', async () => {
  await ask();
  writeFileSync(kept()[0]!, 'half');
  expect(await ask()).toBe('build 2');
  expect(await ask()).toBe('build 2');
});

test('a failure is told each time', async () => {
  const failing = () => Promise.reject(new Error('no such label'));
  for (let time = 0; time < 2; time++)
    await expect(cachedAppBundle(tree.root, schema, vendor, failing, folder)).rejects.toThrow(
      'no such label',
    );
  expect(kept()).toEqual([]);
});

test('old builds go', async () => {
  for (let version = 1; version <= 12; version++) await ask({ ...vendor, hash: `v${version}` });
  expect(kept()).toHaveLength(8);
  expect(await ask({ ...vendor, hash: 'v12' })).toBe('build 12');
});
