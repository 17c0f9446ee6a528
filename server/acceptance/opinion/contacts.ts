/** Who at the customer was in touch lately: engaged contacts (C9, S0.7), on the level of the account. */
import type { Company } from './company.ts';
import type { Deal } from './timeline.ts';
import { isWithin } from './touches.ts';

const nobody: ReadonlySet<string> = new Set();

/** Distinct contacts on completed touches of the day and the 29 before. */
export function engagedContacts(
  company: Company,
  at: number,
  day: number,
): (deal: Deal) => ReadonlySet<string> {
  const { calendar } = company;
  const deals = company.deals(at);
  const byAccount = new Map<string, Set<string>>();
  const byDeal = new Map<string, Set<string>>();
  const note = (groups: Map<string, Set<string>>, key: string, contact: string) =>
    groups.set(key, (groups.get(key) ?? new Set()).add(contact));
  for (const touch of company.allActivities(at)) {
    const touchDay = calendar.dayOf(touch.at);
    if (touch.at > at || touchDay > day || touchDay < day - 29) continue;
    const reached = touch.deals
      .map((id) => deals.get(id)!)
      .filter((deal) => deal.openSpans(at).some((span) => isWithin(touch, span, calendar)));
    for (const contact of touch.contacts) {
      const account = company.accountOf(contact);
      if (account !== null) note(byAccount, account, contact);
      for (const deal of reached) {
        if (deal.accountId === null) note(byDeal, deal.id, contact);
        else note(byAccount, deal.accountId, contact);
      }
    }
  }
  return (deal) => (deal.accountId === null ? byDeal.get(deal.id) : byAccount.get(deal.accountId)) ?? nobody;
}
