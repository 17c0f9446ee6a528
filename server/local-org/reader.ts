import type { Records } from './access/records.ts';
import type { MemoryStore } from './store.ts';
import type { Reader, Row, Schema, SessionUser, Value } from './types.ts';

type Scope = { includeDeleted?: boolean };

/**
 * The one door of reads. Every endpoint passes it with its user; rows the user may not see are not there. Without
 * `records` every row is seen: what the org keeps for itself needs no rights.
 */
export class StoreReader implements Reader {
  readonly user: SessionUser;
  readonly schema: Schema;
  private readonly store: MemoryStore;
  private readonly records: Records | undefined;
  private readonly filters = new Map<string, ((row: Row) => boolean) | undefined>();

  constructor(store: MemoryStore, user: SessionUser, schema: Schema, records?: Records) {
    this.store = store;
    this.user = user;
    this.schema = schema;
    this.records = records;
  }

  seesAll(objectName: string): boolean {
    return this.filterOf(objectName) === undefined;
  }

  rows(objectName: string, options?: Scope): Iterable<Row> {
    const table = this.store.table(objectName);
    const filter = this.filterOf(objectName);
    const rows =
      options?.includeDeleted || !table.def.fieldByName.has('isdeleted') ? table.rows() : alive(table.rows());
    return filter ? passing(rows, filter) : rows;
  }

  get(objectName: string, id: string, options?: Scope): Row | undefined {
    const row = this.store.table(objectName).get(id);
    if (!row || (row.IsDeleted === true && !options?.includeDeleted)) return undefined;
    return this.filterOf(objectName)?.(row) === false ? undefined : row;
  }

  lookup(objectName: string, field: string, value: Value, options?: Scope): readonly Row[] {
    const rows = this.store.table(objectName).lookup(field, value);
    const filter = this.filterOf(objectName);
    const present = options?.includeDeleted ? rows : rows.filter((row) => row.IsDeleted !== true);
    return filter ? present.filter(filter) : present;
  }

  private filterOf(objectName: string): ((row: Row) => boolean) | undefined {
    if (!this.records) return undefined;
    if (!this.filters.has(objectName)) {
      const { def } = this.store.table(objectName);
      this.filters.set(objectName, this.records.filter(def));
    }
    return this.filters.get(objectName);
  }
}

function* alive(rows: Iterable<Row>): Iterable<Row> {
  for (const row of rows) if (row.IsDeleted !== true) yield row;
}

function* passing(rows: Iterable<Row>, filter: (row: Row) => boolean): Iterable<Row> {
  for (const row of rows) if (filter(row)) yield row;
}
