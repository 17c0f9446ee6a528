import { invalidType } from './errors.ts';
import { commitOf, type Commit, type Step } from './journal.ts';
import { Ledger } from './ledger.ts';
import { MemoryTable } from './memory-table.ts';
import type { Row, RowChange, Schema, Store } from './types.ts';

/** Ledgers whose entries stay when work is taken back. */
const counters = new Set(['id-counters', 'auto-numbers']);

/** Tables in memory. Rows are plain objects and indexes are built only when first asked for, so a million rows fit. */
export class MemoryStore implements Store {
  private present: Schema;
  private readonly tables = new Map<string, MemoryTable>();
  private readonly ledgers = new Map<string, Ledger>();
  /** Open while inside `atomic`; otherwise every change is a piece of work of its own. */
  private journal: Step[] | null = null;
  private isUndoing = false;
  private author: string | null = null;
  private keep: ((commit: Commit) => void) | null = null;
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
    this.record({ kind: 'schema' });
  }

  table(objectName: string): MemoryTable {
    const def = this.schema.object(objectName);
    if (!def) throw invalidType(objectName);
    let table = this.tables.get(def.name);
    if (!table) {
      const made = new MemoryTable(def, (id, before, after) =>
        this.record({ kind: 'row', table: made, id, change: this.change(def.name, before, after) }),
      );
      this.tables.set(def.name, (table = made));
    }
    return table;
  }

  ledger(name: string): Ledger {
    let ledger = this.ledgers.get(name);
    if (!ledger) {
      const stays = counters.has(name);
      ledger = new Ledger(name, (change) => this.record({ kind: 'ledger', change, stays }));
      this.ledgers.set(name, ledger);
    }
    return ledger;
  }

  /** Those that have entries. */
  allLedgers(): Ledger[] {
    return [...this.ledgers.values()].filter(({ size }) => size > 0);
  }

  onCommit(listener: (changes: readonly RowChange[]) => void): void {
    this.listeners.push(listener);
  }

  announce(objectName: string, row: Row, atOnce = false): void {
    const change = this.change(objectName, undefined, row);
    if (atOnce) this.tell([change]);
    else this.record({ kind: 'announced', change });
  }

  /** Every commit is first given to `keep`; when it throws, the work is taken back and fails with what was thrown. */
  keepWith(keep: (commit: Commit) => void): void {
    this.keep = keep;
  }

  atomic<T>(work: (undo: () => void) => T, author: string | null = this.author): T {
    const outerAuthor = this.author;
    this.author = author;
    const outermost = this.journal === null;
    const journal = (this.journal ??= []);
    try {
      return this.part(journal, work);
    } finally {
      this.author = outerAuthor;
      if (outermost) {
        this.journal = null;
        this.commit(journal);
      }
    }
  }

  private part<T>(journal: Step[], work: (undo: () => void) => T): T {
    const mark = journal.length;
    const undo = () => this.takeBack(journal, mark);
    try {
      return work(undo);
    } catch (error) {
      undo();
      throw error;
    }
  }

  private takeBack(journal: Step[], mark: number): void {
    const stayed: Step[] = [];
    // While undoing, nothing may be recorded, or an undo would be undone by an outer one.
    this.isUndoing = true;
    while (journal.length > mark) {
      const step = journal.pop()!;
      if (step.kind === 'row') step.table.restore(step.id, step.change.before);
      else if (step.kind === 'ledger' && step.stays) stayed.push(step);
      else if (step.kind === 'ledger') this.ledger(step.change.ledger).restore(step.change);
    }
    this.isUndoing = false;
    journal.push(...stayed.reverse());
  }

  private record(step: Step): void {
    if (this.isUndoing) return;
    if (this.journal) this.journal.push(step);
    else if (this.keep || this.listeners.length) this.commit([step]);
  }

  private change(objectName: string, before: Row | undefined, after: Row | undefined): RowChange {
    return { objectName, before, after, author: this.author };
  }

  private commit(steps: Step[]): void {
    if (steps.length === 0) return;
    if (this.keep) this.keepOrTakeBack(this.keep, steps);
    const changes = steps.flatMap((step) =>
      step.kind === 'row' || step.kind === 'announced' ? [step.change] : [],
    );
    this.tell(changes);
  }

  private tell(changes: readonly RowChange[]): void {
    if (changes.length > 0) for (const listener of this.listeners) listener(changes);
  }

  private keepOrTakeBack(keep: (commit: Commit) => void, steps: Step[]): void {
    const commit = commitOf(steps);
    if (commit.rows.length + commit.ledgers.length === 0 && !commit.adopted) return;
    try {
      keep(commit);
    } catch (error) {
      this.takeBack(steps, 0);
      throw error;
    }
  }
}
