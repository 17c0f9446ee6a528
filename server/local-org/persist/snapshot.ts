import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Json } from '../ledger.ts';
import type { MemoryStore } from '../store.ts';
import type { Row } from '../types.ts';
import { blockOf, rowsOf, type Block } from './columns.ts';
import { DamagedData, lineOf, readLines } from './lines.ts';

/** What a snapshot consists of; written last, so a folder without it is none. */
interface Manifest {
  format: 1;
  /** The last commit that is in it. */
  n: number;
  /** The org's time, milliseconds since 1970. */
  at: number;
  ledgerLines: number;
  objects: { name: string; rows: number; lines: number }[];
  bytes: number;
}

/** Everything a store holds at one moment. Rows are never changed in place, so this stays as it was. */
export interface Picture {
  n: number;
  at: number;
  ledgers: [string, [string, Json][]][];
  tables: { name: string; fields: string[]; rows: Row[] }[];
}

export function pictureOf(store: MemoryStore, n: number, at: number): Picture {
  const tables = store.schema.objects.flatMap(({ name, fields }) => {
    const rows = [...store.table(name).rows()];
    return rows.length > 0 ? [{ name, fields: fields.map((field) => field.name), rows }] : [];
  });
  const ledgers = store
    .allLedgers()
    .map((ledger): [string, [string, Json][]] => [ledger.name, [...ledger.entries()]]);
  return { n, at, ledgers, tables };
}

const rowsInBlock = 4000;
const entriesInLine = 500;

/** Writes a snapshot beside `folder` and renames it into place. Gives way to requests between blocks. */
export async function writeSnapshot(folder: string, picture: Picture): Promise<number> {
  const beside = `${folder}.part`;
  rmSync(beside, { recursive: true, force: true });
  mkdirSync(beside, { mode: 0o700 });
  const { n, at, ledgers, tables } = picture;
  const manifest: Manifest = { format: 1, n, at, ledgerLines: 0, objects: [], bytes: 0 };
  const ledgerFile = await writeLines(join(beside, 'ledgers'), ledgerLines(ledgers));
  manifest.ledgerLines = ledgerFile.lines;
  manifest.bytes += ledgerFile.bytes;
  for (const { name, fields, rows } of tables) {
    const { lines, bytes } = await writeLines(join(beside, `${name}.rows`), blocks(rows, fields));
    manifest.objects.push({ name, rows: rows.length, lines });
    manifest.bytes += bytes;
  }
  await writeLines(join(beside, 'manifest'), [manifest]);
  renameSync(beside, folder);
  syncFolder(dirname(folder));
  return manifest.bytes;
}

function* ledgerLines(ledgers: Picture['ledgers']): Generator<[string, [string, Json][]]> {
  for (const [name, entries] of ledgers)
    for (let from = 0; from < entries.length; from += entriesInLine)
      yield [name, entries.slice(from, from + entriesInLine)];
}

function* blocks(rows: readonly Row[], fields: readonly string[]): Generator<Block> {
  for (let from = 0; from < rows.length; from += rowsInBlock)
    yield blockOf(rows.slice(from, from + rowsInBlock), fields);
}

async function writeLines(
  path: string,
  values: Iterable<unknown>,
): Promise<{ lines: number; bytes: number }> {
  const file = await open(path, 'wx', 0o600);
  let [lines, bytes] = [0, 0];
  try {
    for (const value of values) {
      const line = Buffer.from(lineOf(value));
      await file.writeFile(line);
      lines += 1;
      bytes += line.length;
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { lines, bytes };
}

/** A rename is safe from a power cut when the folder is. */
function syncFolder(folder: string): void {
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** A snapshot that is being read: first its ledgers, which say what the schema is, then its rows. */
export class Snapshot {
  readonly manifest: Manifest;
  private readonly folder: string;

  /** @throws DamagedData when it is not what was written. */
  constructor(folder: string) {
    this.folder = folder;
    const [manifest] = this.lines('manifest', 1);
    this.manifest = manifest as Manifest;
  }

  readLedgers(store: MemoryStore): void {
    for (const line of this.lines('ledgers', this.manifest.ledgerLines)) {
      const [name, entries] = line as [string, [string, Json][]];
      for (const [key, value] of entries) store.ledger(name).set(key, value);
    }
  }

  readRows(store: MemoryStore): void {
    for (const { name, lines } of this.manifest.objects) {
      const table = store.table(name);
      for (const line of this.lines(`${name}.rows`, lines))
        for (const row of rowsOf(line as Block, table.blankRow())) table.load(row);
    }
  }

  private *lines(name: string, count: number): Generator<unknown> {
    const path = join(this.folder, name);
    let read = 0;
    for (const { number, value } of readLines(path)) {
      if (value === undefined)
        throw new DamagedData(path, number, 'the line is damaged (its sum is wrong)', remedy);
      read = number;
      yield value;
    }
    if (read !== count)
      throw new DamagedData(path, read + 1, `the file ends after ${read} of ${count} lines`, remedy);
  }
}

const remedy = 'Nothing was changed. Restore the folder from a copy';
