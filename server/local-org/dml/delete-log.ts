import { stampOf } from '../stamp.ts';
import type { Org } from '../types.ts';

export interface Tombstone {
  id: string;
  deletedAt: string;
}

/** Records that passed the recycle bin: nothing of them is in the store any more, but getDeleted still names them. */
export function goneForGood(org: Org, objectName: string): Tombstone[] {
  const log = org.state('delete-log', () => new Map<string, Tombstone[]>());
  let gone = log.get(objectName);
  if (!gone) log.set(objectName, (gone = []));
  return gone;
}

export function noteGoneForGood(org: Org, objectName: string, id: string): void {
  goneForGood(org, objectName).push({ id, deletedAt: stampOf(org.now()) });
}
