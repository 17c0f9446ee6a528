import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Commit } from '../journal.ts';
import { schemaOf } from '../schema.ts';
import { MemoryStore } from '../store.ts';
import type { Row, Schema } from '../types.ts';
import { CommitLog, entryOf, readLog, type LogEntry } from './commit-log.ts';
import { lockFolder } from './lock.ts';
import { pictureOf, Snapshot, writeSnapshot } from './snapshot.ts';

export interface DataFolderOptions {
  folder: string;
  /** Says what a person should know. */
  note: (text: string) => void;
  /** The log is folded into a new snapshot when it has grown beyond this: else 32 MB, and half of the last snapshot. */
  compactAfterBytes?: number;
}

const leastLogBytes = 32 * 1024 * 1024;

/** An org as it stood when its process ended, however it ended. */
export interface Restored {
  store: MemoryStore;
  /** The org's time of the last commit, milliseconds since 1970. */
  at: number;
}

/**
 * A folder that keeps one org: `snapshot-<k>/` and the commits since, in `log-<k>` and later ones. A new snapshot is written
 * beside the old one while the org goes on, and replaces it by a rename; README.md has the format.
 */
export class DataFolder {
  private readonly folder: string;
  private readonly note: (text: string) => void;
  private readonly compactAfterBytes: number | undefined;
  private readonly unlock: () => void;
  private log: CommitLog | undefined;
  /** Of the newest snapshot, and of the newest log; they differ while a snapshot is written. */
  private snapshotNumber: number;
  private logNumber: number;
  private snapshotBytes = 0;
  private earlierLogBytes = 0;
  private count = 0;
  private compacting: Promise<void> | undefined;

  /** @throws FolderInUse; or an error when the folder holds something else. */
  constructor({ folder, note, compactAfterBytes }: DataFolderOptions) {
    this.folder = folder;
    this.note = note;
    this.compactAfterBytes = compactAfterBytes;
    this.unlock = lockFolder(folder);
    try {
      const names = readdirSync(folder);
      const foreign = names.find(
        (name) => !/^(lock(\..*)?|snapshot-\d+(\.part)?|log-\d+(\.torn)?)$/.test(name),
      );
      this.snapshotNumber = highest(names, /^snapshot-(\d+)$/);
      this.logNumber = Math.max(this.snapshotNumber, highest(names, /^log-(\d+)$/));
      if (this.isNew && foreign !== undefined)
        throw new Error(
          `${folder} holds ${foreign}: --data takes a new or empty folder, or one it has filled`,
        );
      if (this.isNew && this.logNumber > 0)
        throw new Error(
          `${folder} holds commits but no snapshot: restore it from a copy, or choose another folder`,
        );
    } catch (error) {
      this.unlock();
      throw error;
    }
  }

  get isNew(): boolean {
    return this.snapshotNumber === 0;
  }

  /**
   * Reads the org. `schemaFor` gives the schema of what the ledgers of a store say was deployed.
   *
   * @throws DamagedData, which names the file and the line.
   */
  restore(schemaFor: (store: MemoryStore) => Schema): Restored {
    const store = new MemoryStore(schemaOf([]));
    const snapshot = new Snapshot(join(this.folder, `snapshot-${this.snapshotNumber}`));
    snapshot.readLedgers(store);
    store.adopt(schemaFor(store));
    snapshot.readRows(store);
    let { at } = snapshot.manifest;
    this.snapshotBytes = snapshot.manifest.bytes;
    this.count = snapshot.manifest.n;
    for (let number = this.snapshotNumber; number <= this.logNumber; number++) {
      const isNewest = number === this.logNumber;
      for (const entry of readLog(this.logPath(number), { after: this.count, isNewest, note: this.note })) {
        repeat(store, entry, schemaFor);
        this.count = entry.n;
        at = Math.max(at, entry.at);
      }
    }
    return { store, at };
  }

  /** Keeps every commit of the store from now on; the first snapshot of a new folder stands when this is done. */
  async keep(store: MemoryStore, now: () => Date): Promise<void> {
    if (this.isNew) {
      this.logNumber = 1;
      this.snapshotBytes = await writeSnapshot(this.snapshotPath(1), pictureOf(store, 0, now().getTime()));
      this.snapshotNumber = 1;
    }
    this.log = new CommitLog(this.logPath(this.logNumber));
    store.keepWith((commit) => this.append(store, commit, now));
    this.sweep();
  }

  /** What is known to be kept is on the disk when this is done. */
  async close(): Promise<void> {
    await this.compacting;
    this.log?.close();
    this.unlock();
  }

  private append(store: MemoryStore, commit: Commit, now: () => Date): void {
    const log = this.log!;
    log.append(entryOf(commit, this.count + 1, now().getTime()));
    this.count += 1;
    const limit = this.compactAfterBytes ?? Math.max(leastLogBytes, this.snapshotBytes / 2);
    if (this.compacting || this.earlierLogBytes + log.bytes < limit) return;
    this.compacting = this.compact(store, log, now).finally(() => (this.compacting = undefined));
  }

  /** Commits go to a new log from this moment; the picture of this moment is written meanwhile. */
  private async compact(store: MemoryStore, full: CommitLog, now: () => Date): Promise<void> {
    const number = this.logNumber + 1;
    try {
      const picture = pictureOf(store, this.count, now().getTime());
      this.log = new CommitLog(this.logPath(number));
      this.logNumber = number;
      full.close();
      this.earlierLogBytes += full.bytes;
      this.snapshotBytes = await writeSnapshot(this.snapshotPath(number), picture);
    } catch (error) {
      this.note(
        `${this.folder}: no snapshot could be written, the log grows on: ${(error as Error).message}`,
      );
      // The next attempt comes when the log has doubled.
      this.snapshotBytes = 4 * (this.earlierLogBytes + this.log!.bytes);
      return;
    }
    this.snapshotNumber = number;
    this.earlierLogBytes = 0;
    this.sweep();
  }

  /** Takes away what the newest snapshot has made superfluous. */
  private sweep(): void {
    for (const name of readdirSync(this.folder)) {
      const [, number] = /^(?:snapshot|log)-(\d+)(?:\.part)?$/.exec(name) ?? [];
      const isOld = number !== undefined && Number(number) < this.snapshotNumber;
      if (isOld || (name.endsWith('.part') && !this.compacting))
        rmSync(join(this.folder, name), { recursive: true, force: true });
    }
  }

  private readonly logPath = (number: number): string => join(this.folder, `log-${number}`);
  private readonly snapshotPath = (number: number): string => join(this.folder, `snapshot-${number}`);
}

function highest(names: readonly string[], pattern: RegExp): number {
  return Math.max(0, ...names.map((name) => Number(pattern.exec(name)?.[1] ?? 0)));
}

function repeat(store: MemoryStore, entry: LogEntry, schemaFor: (store: MemoryStore) => Schema): void {
  for (const [ledger, key, value] of entry.ledgers ?? [])
    if (value === undefined) store.ledger(ledger).delete(key);
    else store.ledger(ledger).set(key, value);
  if (entry.adopted) store.adopt(schemaFor(store));
  for (const [object, row] of entry.rows ?? [])
    if (typeof row === 'string') store.table(object).remove(row);
    else store.table(object).put(row as Row);
}
