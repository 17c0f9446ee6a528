import { fullId } from './id.ts';
import type { FieldDef, Row, Value } from './types.ts';

type Bucket = Row | Map<string, Row>;

/** Rows by one field's value. A value held by one row keeps that row alone: unique fields cost no extra map. */
export class FieldIndex {
  private readonly buckets = new Map<Value, Bucket>();
  private readonly field: string;
  private readonly keyOf: (value: Value) => Value;

  constructor(def: FieldDef) {
    this.field = def.name;
    this.keyOf = keyFunction(def);
  }

  rows(value: Value): readonly Row[] {
    const bucket = this.buckets.get(this.keyOf(value));
    if (!bucket) return [];
    return bucket instanceof Map ? [...bucket.values()] : [bucket];
  }

  replace(before: Row | undefined, after: Row | undefined): void {
    const oldKey = before && this.keyOf(before[this.field] ?? null);
    const newKey = after && this.keyOf(after[this.field] ?? null);
    if (before && oldKey !== undefined && (!after || oldKey !== newKey)) this.drop(oldKey, before);
    if (after && newKey !== undefined) this.add(newKey, after);
  }

  private add(key: Value, row: Row): void {
    const bucket = this.buckets.get(key);
    if (bucket instanceof Map) bucket.set(row.Id, row);
    else if (!bucket || bucket.Id === row.Id) this.buckets.set(key, row);
    else {
      this.buckets.set(
        key,
        new Map([
          [bucket.Id, bucket],
          [row.Id, row],
        ]),
      );
    }
  }

  private drop(key: Value, row: Row): void {
    const bucket = this.buckets.get(key);
    if (!(bucket instanceof Map)) this.buckets.delete(key);
    else {
      bucket.delete(row.Id);
      if (!bucket.size) this.buckets.delete(key);
    }
  }
}

/** SOQL compares text without regard to case, except in case-sensitive unique fields; ids are always 18 characters. */
function keyFunction(def: FieldDef): (value: Value) => Value {
  if (def.type === 'reference')
    return (value) => (typeof value === 'string' ? (fullIdOf(value) ?? value) : value);
  if (def.caseSensitive) return (value) => value;
  return (value) => (typeof value === 'string' ? value.toLowerCase() : value);
}

function fullIdOf(value: string): string | null {
  return value.length === 18 ? value : fullId(value);
}
