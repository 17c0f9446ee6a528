import type { Row, SaveError } from '../../types.ts';
import { shareFields } from '../../access/share-fields.ts';
import { changed, saveError, type Change, type Rule } from '../change.ts';

/** Manual shares: the parent and the person are needed, and ownership itself cannot be given this way. */
export const shareRule: Rule = {
  object: '__Share',
  prepare(change): SaveError[] {
    const { row, before } = change;
    const { level } = shareFields(change.def.name);
    row.RowCause ??= 'Manual';
    if (row.RowCause === 'Owner' || before?.RowCause === 'Owner' || row[level] === 'All') {
      return [
        saveError(
          'INSUFFICIENT_ACCESS_OR_READONLY',
          'the owner share of a record follows its owner and cannot be written',
        ),
      ];
    }
    return [];
  },
};

/** Inserting a share that is already there changes its level and answers with the row that exists. */
export function existingShare({ def, row, store, now }: Change): string | undefined {
  if (!def.name.endsWith('Share')) return undefined;
  const { parent, level } = shareFields(def.name);
  const table = store.table(def.name);
  const same = table
    .lookup(parent, row[parent] ?? null)
    .find((each) => each.UserOrGroupId === row.UserOrGroupId && each.RowCause === (row.RowCause ?? 'Manual'));
  if (!same || same.RowCause === 'Owner') return undefined;
  if (row[level] !== null && row[level] !== same[level]) {
    table.put({ ...same, [level]: row[level] ?? null, LastModifiedDate: now });
  }
  return same.Id;
}

/** A custom record with its own sharing: its owner's share follows the owner; a new owner ends manual shares. */
export const ownedRule: Rule = {
  object: '__c',
  after(change) {
    if (!changed(change, 'OwnerId')) return;
    const table = change.store.table(shareName(change));
    for (const share of table.lookup('ParentId', change.row.Id)) {
      if (share.RowCause === 'Owner' || share.RowCause === 'Manual') table.remove(share.Id);
    }
    addOwnerShare(change, change.row);
  },
  removed(change) {
    // Deleting took the shares away with the row; bringing it back gives the owner theirs again.
    if (change.row.IsDeleted !== true && change.before?.IsDeleted === true) addOwnerShare(change, change.row);
  },
};

/** Accounts and deals keep no share of their owner; a new owner ends manual shares all the same. */
export function handedOverRule(object: 'Account' | 'Opportunity'): Rule {
  return {
    object,
    after(change) {
      if (!change.before || !changed(change, 'OwnerId')) return;
      const table = change.store.table(`${object}Share`);
      for (const share of [...table.lookup(`${object}Id`, change.row.Id)])
        if (share.RowCause === 'Manual') table.remove(share.Id);
    },
  };
}

function addOwnerShare(change: Change, row: Row): void {
  change.add(shareName(change), {
    ParentId: row.Id,
    UserOrGroupId: row.OwnerId ?? null,
    AccessLevel: 'All',
    RowCause: 'Owner',
  });
}

function shareName(change: Change): string {
  return change.def.name.replace(/__c$/, '__Share');
}
