/** Which deals a touch or meeting belongs to (C6). */
import type { OrgRow, OrgRows } from '../rows.ts';
import { instant, type Deal } from './timeline.ts';

export interface Attribution {
  rule: 1 | 2 | 3;
  ids: string[];
}

export const isContact = (id: unknown): id is string => String(id).startsWith('003');

export function attributor(rows: OrgRows, deals: ReadonlyMap<string, Deal>, known: number) {
  const dealsOfContact = new Map<string, Set<Deal>>();
  for (const role of rows['OpportunityContactRole']!) {
    const deal = deals.get(String(role['OpportunityId']));
    if (!deal || instant(role['CreatedDate']) > known) continue;
    const contact = String(role['ContactId']);
    dealsOfContact.set(contact, (dealsOfContact.get(contact) ?? new Set()).add(deal));
  }
  const accountOfContact = new Map(
    rows['Contact']!.map((row) => [String(row['Id']), row['AccountId'] as string | null]),
  );
  const dealsOfAccount = new Map<string, Deal[]>();
  for (const deal of deals.values()) {
    if (deal.accountId)
      dealsOfAccount.set(deal.accountId, [...(dealsOfAccount.get(deal.accountId) ?? []), deal]);
  }
  return (row: OrgRow, people: (string | null)[], at: number): Attribution => {
    const what = row['WhatId'] as string | null;
    if (what && deals.has(what)) return { rule: 1, ids: [what] };
    const contacts = people.filter(isContact);
    const open = (candidates: Iterable<Deal>) =>
      [...new Set(candidates)].filter((deal) => deal.createdAt <= at && deal.isOpenAt(at));
    const byRole = open(contacts.flatMap((contact) => [...(dealsOfContact.get(contact) ?? [])]));
    if (byRole.length === 1) return { rule: 2, ids: [byRole[0]!.id] };
    if (byRole.length > 1)
      return {
        rule: 2,
        ids: byRole.filter((deal) => deal.ownerAt(at) === row['OwnerId']).map((deal) => deal.id),
      };
    const accounts = new Set(contacts.map((contact) => accountOfContact.get(contact)));
    const only = [...accounts].flatMap((account) => {
      const deals = account ? open(dealsOfAccount.get(account) ?? []) : [];
      return deals.length === 1 ? deals : [];
    });
    return { rule: 3, ids: only.length === 1 ? [only[0]!.id] : [] };
  };
}
