import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { MemoryStore } from '../store.ts';
import type { Schema } from '../types.ts';
import { completeRows } from './complete.ts';
import { readCsvFile } from './csv-file.ts';
import { supplyDefaults } from './defaults.ts';
import { SeedError } from './problems.ts';
import { checkReferences } from './references.ts';
import type { Seed } from './seed.ts';

export interface SeedResult {
  /** Rows put, by object. */
  rows: Record<string, number>;
  /** What was filled in for the folder; for stderr. */
  notes: string[];
}

export interface FolderOptions {
  /** The folder was exported by a local org: nothing is filled in, and references may dangle as they do in an org. */
  asItIs?: boolean;
}

/**
 * Loads a folder of `<sObject>.csv` files into an empty org; the README beside this file says what it may hold.
 *
 * Throws a SeedError that lists everything wrong; the store is then as it was.
 */
export async function loadFolder(
  store: MemoryStore,
  schema: Schema,
  folder: string,
  { asItIs = false }: FolderOptions = {},
): Promise<SeedResult> {
  const seed = await readFolder(store, schema, folder, { asItIs });
  if (!asItIs) return plant(seed, folder);
  if (seed.problems.length > 0) throw new SeedError(folder, seed.problems);
  return put(seed);
}

/** Reads every file of the folder; nothing is completed or checked across rows yet. */
export async function readFolder(
  store: MemoryStore,
  schema: Schema,
  folder: string,
  { asItIs = false }: FolderOptions = {},
): Promise<Seed> {
  const seed: Seed = { schema, store, tables: new Map(), problems: [], notes: [] };
  const files = csvFiles(folder);
  for (const file of files) {
    const objectName = file.slice(0, -'.csv'.length);
    const def = schema.object(objectName);
    if (!def) {
      refuseFile(
        seed,
        file,
        `the org has no object ${objectName}`,
        'a file named after an sObject of this org',
      );
    } else if (seed.tables.has(def.name)) {
      refuseFile(seed, file, `${def.name} has two files`, 'one file for each object');
    } else {
      seed.tables.set(
        def.name,
        await readCsvFile(join(folder, file), { def, schema, problems: seed.problems, asItIs }),
      );
    }
  }
  return seed;
}

/** Completes and checks what was read, and puts it into the store. */
export function plant(seed: Seed, folder: string): SeedResult {
  supplyDefaults(seed);
  completeRows(seed);
  checkReferences(seed);
  if (seed.problems.length > 0) throw new SeedError(folder, seed.problems);
  noteForeignPrefixes(seed);
  return put(seed);
}

function put(seed: Seed): SeedResult {
  const rows: Record<string, number> = {};
  for (const [name, table] of seed.tables) {
    const target = seed.store.table(name);
    for (const row of table.rows)
      if (table.whole) target.load(row);
      else target.put(row);
    rows[name] = table.rows.length;
  }
  return { rows, notes: seed.notes };
}

function csvFiles(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    const problem = {
      file: folder,
      line: null,
      column: null,
      message: `the folder cannot be read (${(error as NodeJS.ErrnoException).code})`,
      expected: 'a folder with one <sObject>.csv per object',
      fix: 'check the path',
    };
    throw new SeedError(folder, [problem]);
  }
  const files = names.filter((name) => name.toLowerCase().endsWith('.csv')).sort();
  if (files.length > 0) return files;
  const problem = {
    file: folder,
    line: null,
    column: null,
    message: 'the folder holds no .csv file',
    expected: 'one <sObject>.csv per object',
    fix: 'check the path; --seed none starts an empty org',
  };
  throw new SeedError(folder, [problem]);
}

function refuseFile(seed: Seed, file: string, message: string, expected: string): void {
  const fix = `remove or rename ${file}`;
  seed.problems.push({ file, line: null, column: null, message, expected, fix });
}

function noteForeignPrefixes(seed: Seed): void {
  for (const { def, adopted } of seed.tables.values())
    if (adopted)
      seed.notes.push(`${def.name}: ids were given this org's key prefix ${def.keyPrefix}; the rest is kept`);
}
