import { chmodSync, existsSync, mkdirSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { said } from './errors.ts';

/** The engine writes three headers of 4,096 bytes before a new file holds anything. */
const smallestFile = 3 * 4096;

export function ensureFolder(location: string): void {
  mkdirSync(dirname(location), { recursive: true, mode: 0o700 });
}

/** The engine creates files with the rights of the process; the mirror and its log are for their owner alone. */
export function keepPrivate(location: string): void {
  for (const file of [location, `${location}.wal`]) if (existsSync(file)) chmodSync(file, 0o600);
}

/**
 * A process killed while it created the file leaves a stump that never held a row; it is removed.
 *
 * @returns whether the file was such a stump and opening is worth another try.
 */
export function discardUnfinished(location: string, cause: unknown): boolean {
  if (!/not a valid DuckDB database file/i.test(said(cause))) return false;
  if (statSync(location).size >= smallestFile) return false;
  rmSync(location);
  rmSync(`${location}.wal`, { force: true });
  return true;
}
