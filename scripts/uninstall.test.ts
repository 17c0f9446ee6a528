/** The uninstall manifest against what the sf CLI itself finds in force-app. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { uninstallManifest } from './generate/uninstall.ts';

const root = join(import.meta.dirname, '..');
/** What goes when its object goes. */
const partsOfObjects = new Set([
  'CompactLayout',
  'CustomField',
  'FieldSet',
  'Index',
  'ListView',
  'RecordType',
  'ValidationRule',
  'WebLink',
]);

function membersOf(xml: string): Record<string, string[]> {
  return Object.fromEntries(
    [...xml.matchAll(/<types>([\s\S]*?)<\/types>/g)].map(([, block]) => [
      /<name>(\w+)<\/name>/.exec(block!)![1]!,
      [...block!.matchAll(/<members>([^<]*)<\/members>/g)]
        .map((match) => match[1]!.replace(/\/$/, ''))
        .sort(),
    ]),
  );
}

function deployed(): Record<string, string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'touchline-manifest-'));
  const sf = join(root, 'node_modules', '.bin', 'sf');
  const args = [
    'project',
    'generate',
    'manifest',
    '--source-dir',
    'force-app',
    '--output-dir',
    folder,
    '--name',
    'all',
  ];
  const { status, stderr } = spawnSync(process.execPath, [sf, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, SF_DISABLE_TELEMETRY: 'true', SF_SKIP_NEW_VERSION_CHECK: 'true', HOME: folder },
  });
  expect({ status, stderr: status === 0 ? '' : stderr }).toEqual({ status: 0, stderr: '' });
  const members = membersOf(readFileSync(join(folder, 'all.xml'), 'utf8'));
  rmSync(folder, { recursive: true, force: true });
  return members;
}

const files = uninstallManifest(root);

test('names everything that the sf CLI would deploy, and nothing else', () => {
  const wanted = Object.fromEntries(Object.entries(deployed()).filter(([type]) => !partsOfObjects.has(type)));
  // The whole label file and its labels are the same thing twice.
  delete wanted['CustomLabels'];
  expect(membersOf(files.get('config/uninstall/destructiveChanges.xml')!)).toEqual(wanted);
  expect(Object.keys(wanted)).toContain('CustomObject');
}, 60_000);

test('removes nothing that does not carry the name of the product', () => {
  const all = Object.values(membersOf(files.get('config/uninstall/destructiveChanges.xml')!)).flat();
  expect(all.filter((name) => !/^touchline/i.test(name))).toEqual([]);
});

test('the manifest beside it deploys nothing', () => {
  expect(membersOf(files.get('config/uninstall/package.xml')!)).toEqual({});
  expect(files.get('config/uninstall/package.xml')).toContain('<version>66.0</version>');
});
