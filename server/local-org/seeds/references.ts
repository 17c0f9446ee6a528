import type { FieldDef, Row, Schema } from '../types.ts';
import type { SeedTable } from './csv-file.ts';
import type { Seed } from './seed.ts';

/** Every reference must lead to a row of the folder (or one already in the org); unique fields must be unique. */
export function checkReferences(seed: Seed): void {
  const known = new Map<string, Set<string>>();
  /** Most rows are in tables that nothing points to. */
  const ids = (objectName: string): Set<string> => {
    let found = known.get(objectName);
    if (!found) {
      found = new Set(seed.tables.get(objectName)?.rows.map((row) => row.Id));
      known.set(objectName, found);
    }
    return found;
  };
  for (const table of seed.tables.values()) {
    for (const field of table.def.fields) {
      if (field.type === 'reference') checkField(seed, table, field, ids);
      if (field.unique) checkUnique(seed, table, field);
    }
  }
}

function checkField(
  seed: Seed,
  table: SeedTable,
  field: FieldDef,
  ids: (objectName: string) => Set<string>,
): void {
  const targetOf = targets(field, seed.schema);
  for (let index = 0; index < table.rows.length; index++) {
    const id = table.rows[index]![field.name];
    if (typeof id !== 'string') continue;
    const target = targetOf(id);
    if (target === undefined || ids(target).has(id)) continue;
    if (seed.tables.get(target)?.incomplete || seed.store.table(target).get(id)) continue;
    seed.problems.push({
      file: table.file,
      line: table.lines[index] ?? null,
      column: field.name,
      message: `${id} leads to no ${target}`,
      expected: `a row with this Id in ${target}.csv`,
      fix: `add the row to ${target}.csv, or empty the cell`,
    });
  }
}

/** The object an id of this field must be found in; undefined when it belongs to one the local org does not have. */
function targets(field: FieldDef, schema: Schema): (id: string) => string | undefined {
  const spoken = field.referenceTo.filter((name) => schema.object(name));
  if (spoken.length === 1 && field.referenceTo.length === 1) return () => spoken[0];
  const byPrefix = new Map(
    spoken.map((name) => [schema.object(name)?.keyPrefix, name]).reverse() as [string, string][],
  );
  return (id) => byPrefix.get(id.slice(0, 3));
}

function checkUnique(seed: Seed, table: SeedTable, field: FieldDef): void {
  const seen = new Map<string, Row>();
  for (const [index, row] of table.rows.entries()) {
    const value = row[field.name];
    if (typeof value !== 'string') continue;
    const key = field.caseSensitive ? value : value.toLowerCase();
    const other = seen.get(key);
    seen.set(key, row);
    if (other && other.Id !== row.Id)
      seed.problems.push({
        file: table.file,
        line: table.lines[index] ?? null,
        column: field.name,
        message: `${JSON.stringify(value)} is already the ${field.name} of ${other.Id}`,
        expected: `a different ${field.name} on every row`,
        fix: 'change one of the two',
      });
  }
}
