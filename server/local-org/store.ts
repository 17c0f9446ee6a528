import { invalidType } from './errors.ts';
import { fullId } from './id.ts';
import { FieldIndex } from './store-index.ts';
import type { FieldDef, ObjectDef, Row, RowChange, Schema, Store, Table, Value } from './types.ts';

interface Entry {
  change: RowChange;
  undo(): void;
}
type Note = (before: Row | undefined, after: Row | undefined, undo: () => void) => void;

/** Tables in memory. Rows are plain objects and indexes are built only when first asked for, so a million rows fit. */
export class MemoryStore implements Store {
  private present: Schema;
  private readonly tables = new Map<string, MemoryTable>();
  /** Open while inside `atomic`. */
  private journal: Entry[] | null = null;
  private undoing = false;
  private author: string | null = null;
  private readonly listeners: ((changes: readonly RowChange[]) => void)[] = [];

  constructor(schema: Schema) {
    this.present = schema;
  }

  get schema(): Schema {
    return this.present;
  }

  /** Another schema for the same rows: a deployment. New fields are empty, rows of what is gone go with it. */
  adopt(schema: Schema): void {
    this.present = schema;
    for (const [name, table] of this.tables) {
      const def = schema.object(name);
      if (def) table.adopt(def);
      else this.tables.delete(name);
    }
  }

  table(objectName: string): MemoryTable {
    const def = this.schema.object(objectName);
    if (!def) throw invalidType(objectName);
    let table = this.tables.get(def.name);
    if (!table) {
      table = new MemoryTable(def, (before, after, undo) => this.note(def.name, before, after, undo));
      this.tables.set(def.name, table);
    }
    return table;
  }

  onCommit(listener: (changes: readonly RowChange[]) => void): void {
    this.listeners.push(listener);
  }

  announce(objectName: string, row: Row): void {
    this.note(objectName, undefined, row, () => undefined);
  }

  atomic<T>(work: (undo: () => void) => T, author: string | null = this.author): T {
    const outermost = this.journal === null;
    const journal = (this.journal ??= []);
    const mark = journal.length;
    const outerAuthor = this.author;
    const takeBack = () => {
      // While undoing, nothing may be recorded, or an undo would be undone by an outer one.
      this.undoing = true;
      while (journal.length > mark) journal.pop()?.undo();
      this.undoing = false;
    };
    this.author = author;
    try {
      return work(takeBack);
    } catch (error) {
      takeBack();
      throw error;
    } finally {
      this.author = outerAuthor;
      if (outermost) {
        this.journal = null;
        this.tell(journal.map(({ change }) => change));
      }
    }
  }

  private note(objectName: string, before: Row | undefined, after: Row | undefined, undo: () => void): void {
    if (this.undoing || (this.journal === null && this.listeners.length === 0)) return;
    const change: RowChange = { objectName, before, after, author: this.author };
    if (this.journal) this.journal.push({ change, undo });
    else this.tell([change]);
  }

  private tell(changes: readonly RowChange[]): void {
    if (changes.length > 0) for (const listener of this.listeners) listener(changes);
  }
}

export class MemoryTable implements Table {
  private present: ObjectDef;
  /** Grows with every change; whoever derives something from the table can tell whether it is still current. */
  version = 0;
  private readonly byId = new Map<string, Row>();
  private readonly indexes = new Map<string, FieldIndex>();
  private readonly record: Note;
  /** A row with nothing in it. Copies of it share one shape, which is what makes a million rows fit. */
  private blank: Row;

  constructor(def: ObjectDef, record: Note) {
    this.present = def;
    this.record = record;
    this.blank = blankOf(def);
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
    this.blank = blankOf(def);
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

  private keep(row: Row): void {
    const before = this.byId.get(row.Id);
    this.byId.set(row.Id, row);
    for (const index of this.indexes.values()) index.replace(before, row);
    this.version++;
    this.record(before, row, () => (before ? this.keep(before) : this.remove(row.Id)));
  }

  remove(id: string): void {
    const before = this.byId.get(id);
    if (!before) return;
    this.byId.delete(id);
    for (const index of this.indexes.values()) index.replace(before, undefined);
    this.version++;
    this.record(before, undefined, () => this.keep(before));
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

function blankOf(def: ObjectDef): Row {
  const values = def.fields.map((field) => [field.name, field.type === 'boolean' ? false : null]);
  // Parsed, not built: V8 keeps parsed objects in their fast form however many fields they have.
  return JSON.parse(JSON.stringify(Object.fromEntries(values))) as Row;
}
