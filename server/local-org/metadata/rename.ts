import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSchema } from '../schema.ts';
import { stampOf } from '../stamp.ts';
import type { Org } from '../types.ts';
import { adoptable, metadataOf, standardDir, deployed } from './org-metadata.ts';
import { objectsOf, writeTree } from './tree.ts';

/** Gives a custom object another API name; its rows keep their ids, look-ups to it follow. */
export function renameObject(org: Org, oldName: string, newName: string): void {
  org.store.atomic(() => rename(org, oldName, newName));
}

function rename(org: Org, oldName: string, newName: string): void {
  const metadata = metadataOf(org);
  const tree = new Map(
    [...metadata.tree].map(([path, bytes]) => {
      const renamed = path
        .replaceAll(`objects/${oldName}/`, `objects/${newName}/`)
        .replace(`/${oldName}.object-meta`, `/${newName}.object-meta`);
      if (!path.startsWith('objects/')) return [renamed, bytes];
      const text = Buffer.from(bytes).toString('utf8');
      const moved = text.replaceAll(
        `<referenceTo>${oldName}</referenceTo>`,
        `<referenceTo>${newName}</referenceTo>`,
      );
      return [renamed, moved === text ? bytes : Buffer.from(moved)];
    }),
  );
  const rows = [...org.store.table(oldName).rows()];
  metadata.movePrefix(oldName, newName);
  const folder = mkdtempSync(join(tmpdir(), 'touchline-rename-'));
  try {
    writeTree(objectsOf(tree), folder);
    adoptable(org).adopt(loadSchema({ forceAppDir: folder, standardDir, keyPrefixes: metadata.keyPrefixes }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  metadata.tree = tree;
  metadata.stamp([{ type: 'CustomObject', fullName: newName }], stampOf(org.now()));
  const table = org.store.table(newName);
  for (const row of rows) table.put(row);
  deployed(org);
}
