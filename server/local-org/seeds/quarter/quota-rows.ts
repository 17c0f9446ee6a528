import type { Company } from './company.ts';
import type { Ledger } from './ledger.ts';
import { stamps } from './ledger.ts';
import type { People } from './people-rows.ts';
import type { Rep } from './staff.ts';
import type { WorkCalendar } from './work-calendar.ts';

/** What a team reaches of its quota over a year: companies set quotas by hindsight, and a little above it. */
const yearlyAttainment = 0.96;
const monthsAhead = 3;
const monthsBack = 18;

/** A person row with role, segment and start for everybody who sells, and one quota for each month. */
export function addQuotas(ledger: Ledger, company: Company, people: People, calendar: WorkCalendar): void {
  const entered = stamps(calendar.instant(-60), people.admin);
  const present = company.staff.reps.filter(({ left }) => left === null);
  const quotaOf = teamQuotas(company, calendar, present);
  for (const rep of present) {
    const user = people.idOf(rep);
    const start = calendar.date(rep.start);
    const subject = ledger.add('Touchline_Subject__c', {
      Name: rep.name,
      OwnerId: user,
      Key__c: `person:${user}`,
      Kind__c: 'person',
      User__c: user,
      Is_Active__c: true,
      Role__c: 'Account Executive',
      Segment__c: rep.segment.name,
      Start_Date__c: start,
      Ramp_Months__c: rep.rampMonths,
      OTE__c: Math.round(quotaOf.get(rep.team)! / 4 / 500) * 6000,
      ...entered,
    });
    for (let month = -monthsBack; month <= monthsAhead; month++) {
      const Period_Start__c = calendar.month(month);
      if (Period_Start__c < `${start.slice(0, 7)}-01`) continue;
      ledger.add('Touchline_Quota__c', {
        Subject__c: subject.Id,
        Period_Start__c,
        Amount__c: quotaOf.get(rep.team)!,
        ...entered,
      });
    }
  }
}

/** One monthly quota for a team: what it booked in a year, spread over the months its people worked in full. */
function teamQuotas(
  { deals }: Company,
  calendar: WorkCalendar,
  present: readonly Rep[],
): Map<number, number> {
  const booked = new Map<number, number>();
  for (const deal of deals) {
    if (!deal.won || deal.closed < -365 || calendar.instant(deal.closed) > calendar.now) continue;
    const amount = deal.changes.reduce((last, change) => change.amount ?? last, 0);
    const { team } = deal.owners.at(-1)!.rep;
    booked.set(team, (booked.get(team) ?? 0) + amount);
  }
  const months = (rep: Rep) => Math.min(Math.max(-rep.start - rep.rampMonths * 15, 30), 365) / 30.4;
  return new Map(
    [...new Set(present.map(({ team }) => team))].map((team) => {
      const worked = present.filter((rep) => rep.team === team).reduce((sum, rep) => sum + months(rep), 0);
      return [team, Math.max(1, Math.round((booked.get(team) ?? 0) / worked / yearlyAttainment / 500)) * 500];
    }),
  );
}
