import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** A maker that has not finished by then is taken for dead. */
const PATIENCE = 180_000;
const LOOK_AGAIN = 200;

/**
 * Makes a thing that several processes may want at once: one of them makes it, the others wait for it. Only a
 * courtesy to the processor, since making it twice does no harm; a lock left behind by a killed process delays the
 * next one by three minutes at most.
 */
export async function oneAtATime(
  lock: string,
  isThere: () => boolean,
  make: () => Promise<void>,
): Promise<void> {
  mkdirSync(dirname(lock), { recursive: true });
  while (!isThere()) {
    if (!take(lock)) {
      await pause(LOOK_AGAIN);
      continue;
    }
    try {
      if (!isThere()) await make();
    } finally {
      rmSync(lock, { force: true });
    }
  }
}

function take(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const since = statSync(lock, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
  if (Date.now() - since > PATIENCE) rmSync(lock, { force: true });
  return false;
}
