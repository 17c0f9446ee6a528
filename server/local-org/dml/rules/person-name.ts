import type { Change, Rule } from '../change.ts';

/** Name of a person is put together from its parts, in western order. */
function composeName({ row }: Change): [] {
  row.Name = [row.FirstName, row.LastName].filter(Boolean).join(' ') || null;
  return [];
}

export const contactNameRule: Rule = { object: 'Contact', prepare: composeName };
export const leadNameRule: Rule = {
  object: 'Lead',
  prepare(change) {
    const { row, before, store } = change;
    if (!before && !row.Status) {
      row.Status =
        [...store.table('LeadStatus').rows()].find((status) => status.IsDefault)?.MasterLabel ?? null;
    }
    return composeName(change);
  },
};
export const userNameRule: Rule = {
  object: 'User',
  prepare(change) {
    change.row.UserType ??= 'Standard';
    return composeName(change);
  },
};
