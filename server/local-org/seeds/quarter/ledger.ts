import { fullId } from '../../id.ts';
import type { Row, Schema, Value } from '../../types.ts';

type Values = Record<string, Value>;

/** Collects rows by object and numbers their ids. Objects that share a key prefix share the count. */
export class Ledger {
  readonly tables = new Map<string, Row[]>();
  private readonly schema: Schema;
  private readonly counts = new Map<string, { next: number; suffix: string }>();

  constructor(schema: Schema) {
    this.schema = schema;
  }

  add(objectName: string, values: Values): Row {
    const row: Row = { Id: this.id(objectName), ...values };
    const rows = this.tables.get(objectName);
    if (rows) rows.push(row);
    else this.tables.set(objectName, [row]);
    return row;
  }

  private id(objectName: string): string {
    const prefix = this.schema.object(objectName)?.keyPrefix;
    if (!prefix) throw new Error(`${objectName} has no key prefix`);
    let count = this.counts.get(prefix);
    if (!count) {
      // The counted part is digits only, so every id of a prefix ends in the same check characters.
      const suffix = fullId(`${prefix}Qtr000000000`)!.slice(15);
      count = { next: 1, suffix };
      this.counts.set(prefix, count);
    }
    return `${prefix}Qtr${String(count.next++).padStart(9, '0')}${count.suffix}`;
  }
}

/** Who wrote a row and when; nobody touched it since unless `modified` says so. */
export function stamps(created: string, by: string, modified = created, modifiedBy = by): Values {
  return {
    CreatedDate: created,
    CreatedById: by,
    LastModifiedDate: modified,
    LastModifiedById: modifiedBy,
    SystemModstamp: modified,
  };
}
