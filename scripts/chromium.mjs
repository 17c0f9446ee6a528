// Dependency-free: finds a Chromium for the browser tests, or installs one. Run on its own it prints the path of what
// it found, nothing when there is none; with `--install` it installs one then.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, pinnedNode, root } from './toolchain.mjs';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];
const MAC = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Path of a Chromium on this machine, or undefined. `CHROMIUM_PATH` comes first and must exist. */
export function findChromium(environment = process.env) {
  const wanted = environment.CHROMIUM_PATH;
  if (wanted) {
    if (!existsSync(wanted))
      fail(
        `CHROMIUM_PATH names ${wanted}, which is not there.`,
        'Correct it, or unset it to have Chromium looked for.',
      );
    return wanted;
  }
  const folders = ['/usr/bin', ...(environment.PATH ?? '').split(delimiter).filter(Boolean)];
  const candidates = [
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...MAC,
    ...playwrightBrowsers(environment),
  ];
  return candidates.find((path) => existsSync(path) && statSync(path).isFile());
}

/** Finds Chromium, installing it when there is none: from Debian as root, else playwright's own build. */
export function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  console.error('No Chromium found; installing one for the browser tests …');
  if (isDebianRoot()) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation']);
  } else {
    run(pinnedNode(), [join(root, 'node_modules', 'playwright-core', 'cli.js'), 'install', 'chromium']);
  }
  return (
    findChromium() ??
    fail(
      'Chromium could not be installed.',
      'Install Chromium or Google Chrome, or set CHROMIUM_PATH to one, then run the same command again.',
    )
  );
}

function isDebianRoot() {
  return process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
}

/** A failed step is not the end: what counts is whether a Chromium is there afterwards. */
function run(command, args) {
  spawnSync(command, args, {
    stdio: ['ignore', 2, 2],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });
}

function playwrightBrowsers(environment) {
  const caches = [
    environment.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache', 'ms-playwright'),
    join(homedir(), 'Library', 'Caches', 'ms-playwright'),
  ].filter((folder) => folder && existsSync(folder));
  return caches.flatMap((cache) =>
    readdirSync(cache)
      .filter((name) => name.startsWith('chromium'))
      .sort()
      .reverse()
      .flatMap((name) => [
        join(cache, name, 'chrome-linux', 'chrome'),
        join(cache, name, 'chrome-linux64', 'chrome'),
        join(cache, name, 'chrome-linux', 'headless_shell'),
        join(cache, name, 'chrome-mac', 'Chromium.app', 'Contents', 'MacOS', 'Chromium'),
      ]),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const path = process.argv.includes('--install') ? ensureChromium() : findChromium();
  if (path) console.log(path);
}
