import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

interface Holder {
  pid: number;
  /** When that process began, as the system says it: a number alone may be another process by now. */
  began: string;
}

/** Another process keeps its org in the folder. */
export class FolderInUse extends Error {
  constructor(folder: string, { pid }: Holder) {
    super(
      `${folder} is in use by process ${pid}: stop that local org first, or keep this one in another folder`,
    );
    this.name = 'FolderInUse';
  }
}

/** Takes the folder for this process, makes it if need be, and takes it over from a process that was killed. */
export function lockFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const lock = join(folder, 'lock');
  const own = `${lock}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, began: beginOf(process.pid) }), { mode: 0o600 });
  try {
    for (;;) {
      if (linked(own, lock)) return () => rmSync(lock, { force: true });
      const text = textOf(lock);
      const holder = holderIn(text);
      if (holder && isRunning(holder)) throw new FolderInUse(folder, holder);
      if (text !== undefined) setAside(lock, text);
    }
  } finally {
    unlinkSync(own);
  }
}

function linked(own: string, lock: string): boolean {
  try {
    linkSync(own, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Undefined when there is none any more. */
function textOf(lock: string): string | undefined {
  try {
    return readFileSync(lock, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function holderIn(text: string | undefined): Holder | undefined {
  if (text === undefined || text === '') return undefined;
  const { pid, began } = JSON.parse(text) as Partial<Holder>;
  return typeof pid === 'number' && typeof began === 'string' ? { pid, began } : undefined;
}

/** Of two processes that find the same stale lock, only one moves it away; the other finds a new one in its place. */
function setAside(lock: string, stale: string): void {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    renameSync(lock, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    throw error;
  }
  if (textOf(aside) !== stale) linked(aside, lock);
  rmSync(aside, { force: true });
}

function isRunning({ pid, began }: Holder): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs, as somebody else's.
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  return beginOf(pid) === began;
}

/**
 * When a process began; '' where the system does not say, or when the process has ended and only its parent has not noticed
 * yet: a killed one may stay like that for long in a container.
 */
function beginOf(pid: number): string {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
      // The name stands in brackets and may hold anything; the state follows it, the beginning is 19 fields on.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
      return fields[0] === 'Z' ? '' : `${boot} ${fields[19]}`;
    }
    const text = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' });
    const [state = '', ...began] = text.trim().split(/\s+/);
    return state.startsWith('Z') ? '' : began.join(' ');
  } catch {
    return '';
  }
}
