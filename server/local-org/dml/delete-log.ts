import { stampOf } from '../stamp.ts';
import type { Org } from '../types.ts';

export interface Tombstone {
  id: string;
  deletedAt: string;
}

/** Records that passed the recycle bin: nothing of them is in the store any more, but getDeleted still names them. */
export function goneForGood(org: Org, objectName: string): Tombstone[] {
  return [...org.store.ledger(ledgerOf(objectName)).entries()].map(([id, deletedAt]) => ({
    id,
    deletedAt: String(deletedAt),
  }));
}

export function noteGoneForGood(org: Org, objectName: string, id: string): void {
  org.store.ledger(ledgerOf(objectName)).set(id, stampOf(org.now()));
}

const ledgerOf = (objectName: string): string => `gone/${objectName}`;
