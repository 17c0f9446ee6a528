import type { MemoryStore } from './store.ts';
import type { Reader, Row, Schema, SessionUser, Value } from './types.ts';

type Scope = { includeDeleted?: boolean };

/** The one door of reads. Every endpoint passes it with its user, so rights can be enforced in this place alone. */
export class StoreReader implements Reader {
  readonly user: SessionUser;
  readonly schema: Schema;
  private readonly store: MemoryStore;

  constructor(store: MemoryStore, user: SessionUser, schema: Schema) {
    this.store = store;
    this.user = user;
    this.schema = schema;
  }

  rows(objectName: string, options?: Scope): Iterable<Row> {
    const table = this.store.table(objectName);
    return options?.includeDeleted || !table.def.fieldByName.has('isdeleted')
      ? table.rows()
      : alive(table.rows());
  }

  get(objectName: string, id: string, options?: Scope): Row | undefined {
    const row = this.store.table(objectName).get(id);
    return row && (options?.includeDeleted || row.IsDeleted !== true) ? row : undefined;
  }

  lookup(objectName: string, field: string, value: Value, options?: Scope): readonly Row[] {
    const rows = this.store.table(objectName).lookup(field, value);
    return options?.includeDeleted ? rows : rows.filter((row) => row.IsDeleted !== true);
  }
}

function* alive(rows: Iterable<Row>): Iterable<Row> {
  for (const row of rows) if (row.IsDeleted !== true) yield row;
}
