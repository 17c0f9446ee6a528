import { execFileSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import type { Browser } from 'playwright-core';

/** Without these, a machine without network spends its time on Chromium's own errands. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const FINDER = join(import.meta.dirname, '..', '..', '..', '..', 'scripts', 'chromium.mjs');

/** Starts Chromium. `npm test` has installed one; elsewhere the error says how to. */
export async function launchBrowser(): Promise<Browser> {
  const executablePath = execFileSync(process.execPath, [FINDER], { encoding: 'utf8' }).trim();
  if (!executablePath) {
    throw new Error('No Chromium on this machine: run npm test, which installs one, or set CHROMIUM_PATH');
  }
  return chromium.launch({ executablePath, args: FLAGS });
}

/** A folder for screenshots, removed by the returned function. */
export async function temporaryFolder(): Promise<{ path: string; remove: () => Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'touchline-pages-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
