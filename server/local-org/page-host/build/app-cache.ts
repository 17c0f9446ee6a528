import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { SchemaNames } from '../source/schema-names.ts';
import type { AppBundle } from './app-bundle.ts';
import { cacheFolder } from './packages.ts';
import type { Vendor } from './vendor.ts';

/** So many builds are kept; the oldest go. */
const kept = 8;

/** The app bundle of exactly these sources, built only when nobody has built it before: most starts follow no change. */
export async function cachedAppBundle(
  root: string,
  schema: SchemaNames,
  vendor: Vendor,
  build: (root: string, schema: SchemaNames, vendor: Vendor) => Promise<AppBundle>,
  folder = cacheFolder(),
): Promise<AppBundle> {
  const file = join(folder, `app-${keyOf(root, schema, vendor)}.bin`);
  const known = read(file);
  if (known) return known;
  // Problems are never kept: they must be told each time.
  const built = await build(root, schema, vendor);
  keep(folder, file, built);
  return built;
}

/** Everything the bundle is made of: what is deployed, what it may name, the shell around it, and this builder. */
function keyOf(root: string, schema: SchemaNames, vendor: Vendor): string {
  const hash = createHash('sha256').update(vendor.hash).update(serialize(schema));
  for (const folder of [
    root,
    ...['modules', 'build', 'source'].map((name) => join(import.meta.dirname, '..', name)),
  ]) {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isFile(),
    );
    // Named from the folder on: what is deployed is laid down in another place each time.
    for (const name of entries.map((entry) => relative(folder, join(entry.parentPath, entry.name))).sort())
      hash
        .update(name)
        .update('\0')
        .update(readFileSync(join(folder, name)))
        .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

function read(file: string): AppBundle | undefined {
  try {
    return deserialize(readFileSync(file)) as AppBundle;
  } catch {
    // Not there, or written by another version of Node: build anew.
    return undefined;
  }
}

/** Written beside its place and renamed, so that a reader never sees half of it. */
function keep(folder: string, file: string, built: AppBundle): void {
  mkdirSync(folder, { recursive: true });
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, serialize(built));
  renameSync(draft, file);
  const files = readdirSync(folder)
    .filter((name) => /^app-\w+\.bin$/.test(name))
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at);
  for (const { path } of files.slice(kept)) rmSync(path, { force: true });
}
