import { makeId } from '../id.ts';
import type { Org, Table } from '../types.ts';

/** Custom shares have no prefix of their own; the platform gives them all this one. */
const sharePrefix = '02c';

/** A fresh id. One count per prefix, so ids differ between objects that share a prefix. */
export function newId(org: Org, table: Table): string {
  const counters = org.store.ledger('id-counters');
  const prefix = table.def.keyPrefix ?? sharePrefix;
  let count = Number(counters.get(prefix) ?? 1);
  while (table.get(makeId(prefix, count))) count++;
  counters.set(prefix, count + 1);
  return makeId(prefix, count);
}
