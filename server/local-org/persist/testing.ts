import { join } from 'node:path';
import type { Flags } from '../flags.ts';
import { standardDir } from '../metadata/org-metadata.ts';
import { createOrg, type LocalOrg } from '../org.ts';
import { loadSchema } from '../schema.ts';
import { MemoryStore } from '../store.ts';
import type { Row, SaveResult } from '../types.ts';
import { DataFolder, type DataFolderOptions } from './data-folder.ts';
import { beginKeeping, resume } from './resume.ts';

const forceAppDir = join(import.meta.dirname, '..', '..', '..', 'force-app', 'main', 'default');

export interface KeptOrg {
  org: LocalOrg;
  folder: DataFolder;
  notes: string[];
}

type Options = Omit<DataFolderOptions, 'note'> & Partial<Pick<Flags, 'asOf' | 'currencies'>>;

/** An org without a seed that is kept in a folder: a new one, or the one that the folder holds. */
export async function keptOrg({ asOf = null, currencies = [], ...options }: Options): Promise<KeptOrg> {
  const notes: string[] = [];
  const note = (text: string) => void notes.push(text);
  const folder = new DataFolder({ ...options, note });
  const flags = { seed: 'none', seedGiven: false, asOf, currencies, withoutTouchline: false };
  try {
    if (!folder.isNew) return { org: createOrg(await resume(folder, flags, note)), folder, notes };
    const store = new MemoryStore(loadSchema({ forceAppDir, standardDir }));
    const org = createOrg({ store, clock: () => new Date() });
    await beginKeeping(folder, org, { ...flags, clockOffset: 0 });
    return { org, folder, notes };
  } catch (error) {
    await folder.close();
    throw error;
  }
}

/** Everything the org holds, for comparing: rows by object and id, and the ledgers. */
export function contentOf({ store }: LocalOrg): Record<string, unknown> {
  const tables = store.schema.objects.map(({ name }): [string, Row[]] => [
    name,
    [...store.table(name).rows()],
  ]);
  return {
    ...Object.fromEntries(tables.filter(([, rows]) => rows.length > 0)),
    ledgers: Object.fromEntries(
      store.allLedgers().map((ledger) => [ledger.name, Object.fromEntries(ledger.entries())]),
    ),
  };
}

export function idOf(result: SaveResult): string {
  if (!result.success) throw new Error(result.errors.map(({ message }) => message).join());
  return result.id;
}
