import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { keptPrefixes, keptTree, standardDir } from '../metadata/org-metadata.ts';
import { writeTree } from '../metadata/tree.ts';
import { withCurrencies } from '../schema/currencies.ts';
import { loadSchema } from '../schema.ts';
import type { Schema, Store } from '../types.ts';
import { factsOf } from './facts.ts';

/** The schema of what the ledgers of a store say was deployed; the source beside this program plays no part in it. */
export function keptSchema(store: Store): Schema {
  const objects = new Map([...keptTree(store)].filter(([path]) => path.startsWith('objects/')));
  const folder = mkdtempSync(join(tmpdir(), 'touchline-schema-'));
  try {
    writeTree(objects, folder);
    const schema = loadSchema({ forceAppDir: folder, standardDir, keyPrefixes: keptPrefixes(store) });
    return withCurrencies(schema, factsOf(store).currencies);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
