import { fullId } from '../id.ts';
import type { MemoryStore } from '../store.ts';
import type { Row, Schema, Value } from '../types.ts';
import { seedTable, type SeedTable } from './csv-file.ts';
import type { Problem } from './problems.ts';

/** A folder on its way into the store: everything read, nothing put yet. */
export interface Seed {
  schema: Schema;
  store: MemoryStore;
  /** By the object's name as the schema spells it. */
  tables: Map<string, SeedTable>;
  problems: Problem[];
  notes: string[];
}

export const rowsOf = (seed: Seed, objectName: string): Row[] => seed.tables.get(objectName)?.rows ?? [];

/** Adds rows that came from no file. `whole`: they have every field, and may be kept themselves. */
export function supply(seed: Seed, objectName: string, rows: Row[], { whole = false } = {}): void {
  const table = seed.tables.get(objectName);
  if (table) {
    for (const row of rows) table.rows.push(row);
    table.whole = false;
  } else {
    const def = seed.schema.object(objectName);
    if (def) seed.tables.set(objectName, { ...seedTable(def, `${objectName} (default)`, rows), whole });
  }
}

/** An id no folder and no running org makes up: marked 5D0, then counted. */
export function seedId(keyPrefix: string, count: number): string {
  const id = fullId(`${keyPrefix}5D0${String(count).padStart(9, '0')}`);
  if (id === null) throw new Error(`${keyPrefix} is not a key prefix`);
  return id;
}

export function textValue(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

/** The administrator who stands in where a folder does not say who did something: the first active one by id. */
export function firstAdmin(seed: Seed): Row | undefined {
  const profiles = new Set(
    rowsOf(seed, 'Profile')
      .filter((profile) => profile['Name'] === 'System Administrator')
      .map((profile) => profile.Id),
  );
  return rowsOf(seed, 'User')
    .filter((user) => user['IsActive'] !== false && profiles.has(textValue(user['ProfileId']) ?? ''))
    .reduce<Row | undefined>(
      (first, user) => (first === undefined || user.Id < first.Id ? user : first),
      undefined,
    );
}
