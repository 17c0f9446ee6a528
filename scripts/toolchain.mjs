// Dependency-free: runs on Node 20 before anything is installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
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

/** Installs from the lock file when node_modules is missing or older than the lock file. */
export function ensureInstalled() {
  const lock = join(root, 'package-lock.json');
  const installed = join(root, 'node_modules', '.package-lock.json');
  if (existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs) return;
  if (existsSync(installed) && sameVersions(lock, installed)) return;
  console.error('Installing dependencies from package-lock.json …');
  const result = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root, stdio: ['ignore', 2, 2] });
  if (result.status !== 0) fail('npm ci failed.', 'See the lines above; check the network and the npm registry, then run the same command again.');
}

/** A fresh checkout gives the lock file a new time stamp; what counts is whether the installed versions are the locked ones. */
function sameVersions(lockPath, installedPath) {
  const wanted = JSON.parse(readFileSync(lockPath, 'utf8')).packages;
  const have = JSON.parse(readFileSync(installedPath, 'utf8')).packages;
  return Object.entries(wanted).every(([path, entry]) => path === '' || entry.optional || have[path]?.version === entry.version);
}

export function fail(problem, fix) {
  console.error(`${problem}\n${fix}`);
  process.exit(1);
}
