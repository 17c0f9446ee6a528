import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Folder of an installed package. Not every package lets its package.json be resolved, so the folder is searched for. */
export function packageFolder(name: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    const candidate = join(folder, name);
    try {
      readFileSync(join(candidate, 'package.json'));
      return candidate;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  }
  throw new Error(`Package ${name} is not installed: run npm ci`);
}

export function packageVersion(name: string): string {
  return (JSON.parse(readFileSync(join(packageFolder(name), 'package.json'), 'utf8')) as { version: string })
    .version;
}

/** node_modules/.cache/touchline: survives restarts, goes away with `npm ci`. */
export function cacheFolder(): string {
  return join(dirname(packageFolder('lwc')), '.cache', 'touchline');
}
