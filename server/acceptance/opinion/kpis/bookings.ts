/** What was won in the period, and the quota it stands against (S0.1, S0.35). */
import { figure, type Figures } from '../figures.ts';
import { present, sum } from '../numbers.ts';
import { target } from '../quotas.ts';
import { inPeriod, type Scope } from './scope.ts';

/** Wins of the period; amounts nobody entered are left out, never guessed (C10). */
function wins(scope: Scope): (number | null)[] {
  const { company, isMine } = scope;
  return [...company.deals(company.asOf).values()].flatMap((deal) => {
    const outcome = deal.outcome(company.asOf, company.calendar);
    return outcome?.isWon && isMine(outcome.owner) && inPeriod(scope, outcome.day) ? [outcome.amount] : [];
  });
}

export const bookingsOf = (scope: Scope): number => sum(present(wins(scope)));

/** Ramped quota of everybody who has one; null where nobody has. */
export function targetOf({ company, isMine, period }: Scope): number | null {
  const people = company.rows['Touchline_Subject__c']!.filter(
    (row) => row['Kind__c'] === 'person' && row['User__c'] !== null,
  ).map((row) => String(row['User__c']));
  const targets = people.filter(isMine).flatMap((user) => target(company, user, period) ?? []);
  return targets.length === 0 ? null : sum(targets);
}

export function bookingFigures(scope: Scope): Figures {
  const bookings = bookingsOf(scope);
  const quota = targetOf(scope);
  return {
    ...figure('bookings', { value: bookings }),
    ...figure('attainment', {
      value: quota === null || quota === 0 ? null : (100 * bookings) / quota,
      num: bookings,
      den: quota,
    }),
  };
}
