import type { Rule } from '../change.ts';

/** One contact is primary on an opportunity; making another primary takes the mark from the first. */
export const contactRoleRule: Rule = {
  object: 'OpportunityContactRole',
  after({ row, store, def, now }) {
    if (row.IsPrimary !== true) return;
    const table = store.table(def.name);
    for (const other of table.lookup('OpportunityId', row.OpportunityId ?? null)) {
      if (other.Id !== row.Id && other.IsPrimary === true && other.IsDeleted !== true) {
        table.put({ ...other, IsPrimary: false, LastModifiedDate: now, SystemModstamp: now });
      }
    }
  },
};
