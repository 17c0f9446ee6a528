import { keptFields } from './schema/compound.ts';
import { fullId } from './id.ts';
import { FieldIndex } from './store-index.ts';
import type { FieldDef, ObjectDef, Row, Table, Value } from './types.ts';

/** Hears of every put and remove. */
type Recorder = (id: string, before: Row | undefined, after: Row | undefined) => void;

export class MemoryTable implements Table {
  private present: ObjectDef;
  /** Grows with every change; whoever derives something from the table can tell whether it is still current. */
  version = 0;
  private readonly byId = new Map<string, Row>();
  private readonly indexes = new Map<string, FieldIndex>();
  private readonly record: Recorder;
  /** A row with nothing in it. Copies of it share one shape, which is what makes a million rows fit. */
  private blank: Row;

  constructor(def: ObjectDef, record: Recorder) {
    this.present = def;
    this.record = record;
    this.blank = blankRow(def);
  }

  get def(): ObjectDef {
    return this.present;
  }

  adopt(def: ObjectDef): void {
    const namesOf = ({ fields }: ObjectDef): string => fields.map(({ name }) => name).join(' ');
    const isSame = namesOf(def) === namesOf(this.present);
    this.present = def;
    this.indexes.clear();
    this.version++;
    if (isSame) return;
    this.blank = blankRow(def);
    for (const [id, row] of this.byId) {
      const kept: Row = { ...this.blank };
      for (const field in kept) kept[field] = row[field] ?? kept[field] ?? null;
      this.byId.set(id, kept);
    }
  }

  get size(): number {
    return this.byId.size;
  }

  get(id: string): Row | undefined {
    const row = this.byId.get(id);
    if (row) return row;
    const full = fullId(id);
    return full === null || full === id ? undefined : this.byId.get(full);
  }

  /** What `load` takes a changed copy of. */
  blankRow(): Row {
    return this.blank;
  }

  /** Takes a whole row as it is. For filling an empty org only: nothing is recorded. */
  load(row: Row): void {
    this.byId.set(row.Id, row);
    this.indexes.clear();
    this.version++;
  }

  rows(): Iterable<Row> {
    return this.byId.values();
  }

  lookup(field: string, value: Value): readonly Row[] {
    const def = this.def.fieldByName.get(field.toLowerCase());
    if (!def) throw new Error(`${this.def.name} has no field ${field}`);
    if (def.type === 'id') {
      const row = typeof value === 'string' ? this.get(value) : undefined;
      return row ? [row] : [];
    }
    return this.index(def).rows(value);
  }

  put(given: Row): void {
    const row: Row = { ...this.blank };
    for (const field in given) {
      const value = given[field];
      if (value !== undefined) row[field] = value;
    }
    this.keep(row);
  }

  /** A row as it was; undefined takes it away. */
  restore(id: string, row: Row | undefined): void {
    if (row) this.keep(row);
    else this.remove(id);
  }

  private keep(row: Row): void {
    const before = this.byId.get(row.Id);
    this.byId.set(row.Id, row);
    for (const index of this.indexes.values()) index.replace(before, row);
    this.version++;
    this.record(row.Id, before, row);
  }

  remove(id: string): void {
    const before = this.byId.get(id);
    if (!before) return;
    this.byId.delete(id);
    for (const index of this.indexes.values()) index.replace(before, undefined);
    this.version++;
    this.record(id, before, undefined);
  }

  private index(def: FieldDef): FieldIndex {
    let index = this.indexes.get(def.name);
    if (!index) {
      index = new FieldIndex(def);
      for (const row of this.byId.values()) index.replace(undefined, row);
      this.indexes.set(def.name, index);
    }
    return index;
  }
}

/** A row without anything in it: null, and false for checkboxes. */
export function blankRow(def: ObjectDef): Row {
  const row = emptyRow(def);
  for (const field of def.fields) if (field.type === 'boolean') row[field.name] = false;
  return row;
}

/** A row whose every field is null. Copies of it (`{ ...row }`) share one shape. */
export function emptyRow(def: ObjectDef): Row {
  const values = keptFields(def.fields).map((field) => [field.name, null]);
  // Parsed, not built: V8 keeps parsed objects in their fast form however many fields they have.
  return JSON.parse(JSON.stringify(Object.fromEntries(values))) as Row;
}
