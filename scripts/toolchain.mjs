// Dependency-free: runs on Node 20 before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Path of the Node binary that the lock file pins; exits with the fix when it is not there. */
export function pinnedNode() {
  const binary = join(root, 'node_modules', 'node', 'bin', 'node');
  if (!existsSync(binary)) {
    fail(
      'The pinned Node binary is missing (node_modules/node/bin/node).',
      'Run `npm ci`. If npm was told to ignore install scripts, run `npm ci --ignore-scripts=false` ' +
        'or `npm rebuild node`: the `node` package fetches its binary in an install script (see allowScripts in package.json).',
    );
  }
  return binary;
}

/**
 * Installs from the lock file unless the locked versions are there already.
 * Running the product needs no development tools (the sf CLI alone is hundreds of packages), testing does.
 */
export function ensureInstalled({ development }) {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && sameVersions(lock, installed, development)) return;
  console.error('Installing dependencies from package-lock.json …');
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', ...(development ? [] : ['--omit=dev'])];
  const result = spawnSync('npm', args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.status !== 0) {
    fail(
      'npm ci failed.',
      'See the lines above; check the network and the npm registry, then run the same command again.',
    );
  }
}

/** Time stamps say nothing after a checkout; the versions do. Optional packages are those of other platforms. */
function sameVersions(lockPath, installedPath, development) {
  const wanted = JSON.parse(readFileSync(lockPath, 'utf8')).packages;
  const have = JSON.parse(readFileSync(installedPath, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      entry.optional ||
      entry.devOptional ||
      entry.peer ||
      (entry.dev && !development) ||
      have[path]?.version === entry.version,
  );
}

export function fail(problem, fix) {
  console.error(`${problem}\n${fix}`);
  process.exit(1);
}
