import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { completeField } from './schema/field.ts';
import { readObjectFolder, type ObjectFolder } from './schema/custom-object.ts';
import { linkObjects, type ObjectSpec } from './schema/object.ts';
import { shareObject } from './schema/share-object.ts';
import { readStandardObjects } from './schema/standard.ts';
import { fullId } from './id.ts';
import type { ObjectDef, Schema } from './types.ts';

export interface SchemaSources {
  /** Folder that holds `objects/` and `customMetadata/`, e.g. force-app/main/default; null for standard objects alone. */
  forceAppDir: string | null;
  standardDir: string;
  /** Prefixes that objects already have: a later deployment must not renumber the rows of an earlier one. */
  keyPrefixes?: ReadonlyMap<string, string>;
}

/** Builds the org's schema from both sources. Anything it does not understand throws, naming the file. */
export function loadSchema({ forceAppDir, standardDir, keyPrefixes }: SchemaSources): Schema {
  const standard = readStandardObjects(standardDir);
  if (forceAppDir !== null && !existsSync(forceAppDir))
    throw new Error(`${forceAppDir}: no such folder; the local org builds its schema from it`);
  const folders =
    forceAppDir === null ? [] : readFolders(join(forceAppDir, 'objects'), keyPrefixes ?? new Map());
  const custom = folders.flatMap((folder) => (folder.object ? [folder.object] : []));
  addFields(standard, folders);
  const shared = custom.filter(
    (object) => object.sharingModel === 'Private' || object.sharingModel === 'Read',
  );
  return schemaOf(linkObjects([...standard, ...custom, ...shared.map(shareObject)]));
}

export function schemaOf(objects: ObjectDef[]): Schema {
  const byName = new Map(objects.map((object) => [object.name.toLowerCase(), object]));
  // Two objects may share a prefix (OpportunityStage and TaskStatus do): such an id does not tell its object.
  const byPrefix = new Map<string, ObjectDef | null>();
  for (const object of objects) {
    if (object.keyPrefix === null) continue;
    byPrefix.set(object.keyPrefix, byPrefix.has(object.keyPrefix) ? null : object);
  }
  return {
    objects,
    object: (name) => byName.get(name.toLowerCase()),
    objectOfId: (id) => (fullId(id) === null ? undefined : (byPrefix.get(id.slice(0, 3)) ?? undefined)),
  };
}

function readFolders(folder: string, known: ReadonlyMap<string, string>): ObjectFolder[] {
  // An org that only has standard objects has no such folder; a mistyped one is told by whoever names it.
  const names = existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map((entry) => entry.name)
        .sort()
    : [];
  // Prefixes follow the alphabet, so the same source always makes the same ids.
  const taken = new Set(known.values());
  const next = (letter: string): string => {
    let index = 0;
    while (taken.has(keyPrefix(letter, index))) index += 1;
    const prefix = keyPrefix(letter, index);
    taken.add(prefix);
    return prefix;
  };
  return names.map((name) => {
    const letter = letters.find(([ending]) => name.endsWith(ending))?.[1] ?? null;
    const prefix = known.get(name) ?? (letter === null ? '' : next(letter));
    return readObjectFolder(folder, name, prefix);
  });
}

/** First letter of the key prefixes of custom objects, by the ending of their names. */
const letters = [
  ['__mdt', 'm'],
  ['__c', 'a'],
  ['__e', 'e'],
] as const;

/** a00 … a09, a0A … a0Z, a0a … a0z, a10 … as the platform counts. */
function keyPrefix(letter: string, index: number): string {
  const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  return letter + digits[Math.floor(index / 62)] + digits[index % 62];
}

function addFields(standard: ObjectSpec[], folders: ObjectFolder[]): void {
  for (const folder of folders) {
    if (folder.object || !folder.added.length) continue;
    const target = standard.find((object) => object.name === folder.name);
    if (!target)
      throw new Error(`${folder.name}: fields were added to an object the local org does not have`);
    target.fields.push(...folder.added.map(completeField));
  }
}
