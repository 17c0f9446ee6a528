/** Deals worked, and velocity with them (S0.8, S0.9). */
import { figure, type Figures } from '../figures.ts';
import { isWithin } from '../touches.ts';
import { inPeriod, type Scope } from './scope.ts';

export function workedFigures(scope: Scope, levers: Figures): Figures {
  const { company, isMine, moment } = scope;
  const { calendar, asOf } = company;
  const activities = company.activities(asOf);
  const worked = [...company.deals(asOf).values()].filter((deal) => {
    const mine = deal.ownedSpans(asOf).filter((span) => isMine(span.owner));
    const isTouched = (activities.get(deal.id) ?? []).some(
      (activity) =>
        activity.at <= asOf &&
        inPeriod(scope, calendar.dayOf(activity.at)) &&
        mine.some((span) => isWithin(activity, span, calendar)),
    );
    if (isTouched) return true;
    return deal.runs(asOf).some(
      (run, index, runs) =>
        index > 0 &&
        // Of a deal without history only the closing is known to be a move.
        (deal.hasHistory || run.stage.isClosed) &&
        inPeriod(scope, calendar.dayOf(run.from)) &&
        !(run.stage.isClosed && runs[index - 1]!.stage.isClosed) &&
        isMine(deal.ownerAt(run.from)),
    );
  });
  const n = worked.filter((deal) => deal.isQualified(moment.at)).length;
  const { Win_Rate__c: w, Average_Selling_Price__c: a, Average_Sales_Cycle__c: l } = levers;
  const velocity = w == null || a == null || l == null ? null : (n * (w / 100) * a) / l;
  return {
    ...figure('opportunities-worked', { value: worked.length }),
    ...figure('qualified-worked', { value: n }),
    ...figure('sales-velocity', { value: velocity }),
  };
}
