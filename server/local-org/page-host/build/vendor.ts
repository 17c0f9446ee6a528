import { createHash, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import lwc from '@lwc/rollup-plugin';
import { rollup } from 'rollup';
import type { OutputChunk } from 'rollup';
import { i18nModules } from './i18n-modules.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { cacheFolder, packageFolder, packageVersion } from './packages.ts';
import { LWC_OPTIONS, MODE, replaceEnvironment } from './settings.ts';

/** The platform's side of every page: engine, synthetic shadow, base components. Built once per set of versions. */
export interface Vendor {
  hash: string;
  folder: string;
  /** Module specifier → file in `folder`. */
  entries: Record<string, string>;
  /** File → files it imports statically, for preloading. */
  imports: Record<string, string[]>;
  /** Module specifier → names it exports. */
  exports: Record<string, string[]>;
}

const BASE = join(import.meta.dirname, '..', 'modules', 'base');
const MANIFEST = 'manifest.json';
const VERSIONS = [
  'lwc',
  '@lwc/rollup-plugin',
  '@lwc/synthetic-shadow',
  'lightning-base-components',
  'rollup',
];

/** Returns the cached vendor bundle, building it first when these versions have none (some 10 to 30 s). */
export async function vendorBundle(log: (message: string) => void): Promise<Vendor> {
  const hash = vendorHash();
  const folder = join(cacheFolder(), `vendor-${hash}`);
  const isBuilt = () => existsSync(join(folder, MANIFEST));
  if (!isBuilt()) {
    log('Building the base components once; later starts use the cache …');
    await oneAtATime(`${folder}.lock`, isBuilt, () => build(folder));
  }
  const manifest = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')) as Omit<
    Vendor,
    'hash' | 'folder'
  >;
  return { hash, folder, ...manifest };
}

function vendorHash(): string {
  const hash = createHash('sha256').update(MODE);
  for (const name of VERSIONS) hash.update(`${name}@${packageVersion(name)}\n`);
  for (const file of ['vendor.ts', 'i18n-modules.ts', 'settings.ts'])
    hash.update(readFileSync(join(import.meta.dirname, file)));
  for (const entry of readdirSync(BASE, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
  }
  return hash.digest('hex').slice(0, 16);
}

/** What `lightning-base-components` says it exposes, without its icon libraries (loaded on demand) and bare style sheets. */
function exposedModules(): string[] {
  const folder = packageFolder('lightning-base-components');
  const { lwc: config } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    lwc: { expose: string[] };
  };
  return config.expose.filter(
    (name) =>
      name.startsWith('lightning/') &&
      !/iconSvg|\/slds/.test(name) &&
      existsSync(join(folder, 'src', name, `${name.slice('lightning/'.length)}.js`)),
  );
}

/** Every module a page may import from the vendor bundle. */
export function exposedNames(): string[] {
  const own = ['force/navigation', 'host/session', 'host/location', 'host/format'];
  return ['lwc', '@lwc/synthetic-shadow', ...exposedModules(), ...own];
}

async function build(folder: string): Promise<void> {
  const names = exposedNames();
  const unresolved: string[] = [];
  const bundle = await rollup({
    input: Object.fromEntries(names.map((name) => [name.replace('@', ''), name])),
    preserveEntrySignatures: 'strict',
    onwarn: (warning) => {
      if (warning.code === 'UNRESOLVED_IMPORT') unresolved.push(warning.message);
    },
    plugins: [
      {
        name: 'entry-from-base',
        // Entries have no importer, and the LWC plugin resolves only what is imported from somewhere.
        resolveId(source, importer) {
          return importer ? null : this.resolve(source, join(BASE, 'entry.js'), { skipSelf: true });
        },
      },
      i18nModules(),
      replaceEnvironment(),
      lwc({ ...LWC_OPTIONS, rootDir: BASE, modules: [{ dir: BASE }, { npm: 'lightning-base-components' }] }),
    ],
  });
  if (unresolved.length > 0)
    throw new Error(`The base components import what is not there:\n${unresolved.join('\n')}`);
  const { output } = await bundle.generate({
    format: 'es',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name]-[hash].js',
  });
  await bundle.close();
  publish(
    folder,
    names,
    output.filter((file): file is OutputChunk => file.type === 'chunk'),
  );
}

const fileOf = (name: string) => `${name.replace('@', '')}.js`;

function exportsOf(name: string, chunks: OutputChunk[]): string[] {
  return chunks.find((chunk) => chunk.fileName === fileOf(name))?.exports ?? [];
}

/** Writes beside the final place and renames, so that a reader never sees half a bundle and two builders do not mix. */
function publish(folder: string, names: string[], chunks: OutputChunk[]): void {
  const draft = `${folder}.${process.pid}.${randomUUID().slice(0, 8)}`;
  for (const chunk of chunks) {
    const path = join(draft, chunk.fileName);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, chunk.code);
    writeFileSync(`${path}.gz`, gzipSync(chunk.code));
  }
  const manifest: Omit<Vendor, 'hash' | 'folder'> = {
    entries: Object.fromEntries(names.map((name) => [name, fileOf(name)])),
    imports: Object.fromEntries(chunks.map((chunk) => [chunk.fileName, chunk.imports])),
    exports: Object.fromEntries(names.map((name) => [name, exportsOf(name, chunks)])),
  };
  writeFileSync(join(draft, MANIFEST), JSON.stringify(manifest));
  try {
    renameSync(draft, folder);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    if (!existsSync(join(folder, MANIFEST))) throw error;
  }
}
