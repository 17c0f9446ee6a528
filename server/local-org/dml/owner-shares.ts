import { makeId } from '../id.ts';
import type { ObjectDef, Row, Store } from '../types.ts';

/**
 * The share rows every owned custom record has from its first moment: the owner's, with RowCause Owner. Their ids
 * count apart from those of manual shares.
 */
export class OwnerShares {
  private readonly store: Store & { schema: { objects: ObjectDef[] } };

  constructor(store: Store & { schema: { objects: ObjectDef[] } }) {
    this.store = store;
  }

  /** Adds the rows that seeded records still lack. */
  complete(now: string): void {
    for (const def of this.store.schema.objects) {
      if (!def.name.endsWith('__Share')) continue;
      const shares = this.store.table(def.name);
      const owned = this.store.table(def.name.replace(/__Share$/, '__c'));
      let count = 0;
      for (const row of owned.rows()) {
        if (row.IsDeleted === true || row.OwnerId === null) continue;
        if (shares.lookup('ParentId', row.Id).some((share) => share.RowCause === 'Owner')) continue;
        while (shares.get(makeId('02c', ++count + 1e9))) continue;
        shares.put(ownerShare(makeId('02c', count + 1e9), row, now));
      }
    }
  }
}

function ownerShare(id: string, row: Row, now: string): Row {
  return {
    Id: id,
    ParentId: row.Id,
    UserOrGroupId: row.OwnerId ?? null,
    AccessLevel: 'All',
    RowCause: 'Owner',
    LastModifiedDate: now,
    LastModifiedById: row.LastModifiedById ?? null,
    IsDeleted: false,
  };
}
