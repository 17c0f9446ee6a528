import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { packageDir, standardDir } from '../metadata/org-metadata.ts';
import { readTree, type Tree } from '../metadata/tree.ts';
import { withCurrencies } from '../schema/currencies.ts';
import { loadSchema } from '../schema.ts';
import { loadFolder } from '../seeds/folder.ts';
import { MemoryStore } from '../store.ts';
import type { Schema } from '../types.ts';
import { readOrgFile, type OrgFile } from './org-file.ts';

/** A folder that was exported: its schema first, its rows when they are asked for. */
export class ExportedFolder {
  readonly file: OrgFile;
  readonly schema: Schema;
  private readonly folder: string;
  private readonly metadataDir: string;

  private constructor(folder: string, file: OrgFile) {
    this.folder = folder;
    this.file = file;
    this.metadataDir = file.metadata === 'folder' ? join(folder, 'metadata') : packageDir;
    // An org without any metadata has no files, and not every copy keeps an empty folder.
    if (file.metadata === 'folder') mkdirSync(this.metadataDir, { recursive: true });
    const prefixes = file.ledgers.find(([name]) => name === 'key-prefixes')?.[1] ?? [];
    const keyPrefixes = new Map(prefixes.map(([name, prefix]) => [name, String(prefix)]));
    this.schema = withCurrencies(
      loadSchema({ forceAppDir: this.metadataDir, standardDir, keyPrefixes }),
      file.currencies,
    );
  }

  /** Undefined for a folder that was not exported. */
  static open(folder: string): ExportedFolder | undefined {
    const file = readOrgFile(folder);
    return file && new ExportedFolder(folder, file);
  }

  /** What was deployed, when it is not what stands in `force-app`. */
  metadata(): Tree {
    return this.file.metadata === 'folder' ? readTree(this.metadataDir) : new Map();
  }

  /** Rows and ledgers as they were. @throws SeedError when the folder was changed so that it cannot be read. */
  async load(): Promise<MemoryStore> {
    const store = new MemoryStore(this.schema);
    await loadFolder(store, this.schema, this.folder, { asItIs: true });
    for (const [name, entries] of this.file.ledgers)
      for (const [key, value] of entries) store.ledger(name).set(key, value);
    for (const [path, bytes] of readTree(this.metadataDir))
      store.ledger('metadata').set(path, Buffer.from(bytes).toString('base64'));
    return store;
  }
}
