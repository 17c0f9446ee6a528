import { createHash } from 'node:crypto';
import type { Row, Value } from '../types.ts';

/** Record type of every record whose object has none. */
export const MASTER_RECORD_TYPE = '012000000000000AAA';

/** Grows with every change of the record: the modstamp in milliseconds, 0 where the object has none. */
export function weakEtag(row: Row): number {
  const stamp = row['SystemModstamp'];
  return typeof stamp === 'string' ? Date.parse(stamp) : 0;
}

/** Equal for equal content; for comparing only. */
export function etag(content: unknown): string {
  return createHash('md5').update(JSON.stringify(content)).digest('hex');
}

export function systemValue(row: Row, field: string): Value {
  return row[field] ?? null;
}
