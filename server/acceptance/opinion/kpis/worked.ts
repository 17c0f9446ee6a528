/** Deals worked, and velocity with them (S0.8, S0.9). */
import { figure, type Figures } from '../figures.ts';
import { oncePerCompany } from '../once.ts';
import type { Deal } from '../timeline.ts';
import { isWithin } from '../touches.ts';
import { inPeriod, type Scope } from './scope.ts';

/** Who worked on what when: by a touch of anybody's on the owner's open deal, or by a move to another stage. */
const works = oncePerCompany((company): { deal: Deal; owner: string; day: number }[] => {
  const { calendar, asOf } = company;
  return [...company.deals(asOf).values()].flatMap((deal) => {
    const spans = deal.ownedSpans(asOf);
    const touches = (company.activities(asOf).get(deal.id) ?? []).filter((touch) => touch.at <= asOf);
    const touched = touches.flatMap((touch) =>
      spans
        .filter((span) => isWithin(touch, span, calendar))
        .map(({ owner }) => ({ deal, owner, day: calendar.dayOf(touch.at) })),
    );
    const moved = deal
      .runs(asOf)
      .filter(
        (run, index, runs) =>
          // Creation is not a move, and a loss that is given another name is not one either.
          index > 0 && !(run.stage.isClosed && runs[index - 1]!.stage.isClosed),
      )
      .map((run) => ({ deal, owner: deal.ownerAt(run.from), day: calendar.dayOf(run.from) }));
    return [...touched, ...moved];
  });
});

export function workedFigures(scope: Scope, levers: Figures): Figures {
  const { company, isMine, moment } = scope;
  const mine = works(company).filter((work) => inPeriod(scope, work.day) && isMine(work.owner));
  const worked = [...new Set(mine.map((work) => work.deal))];
  const n = worked.filter((deal) => deal.isQualified(moment.at)).length;
  const { Win_Rate__c: w, Average_Selling_Price__c: a, Average_Sales_Cycle__c: l } = levers;
  const velocity = w == null || a == null || l == null ? null : (n * (w / 100) * a) / l;
  return {
    ...figure('opportunities-worked', { value: worked.length }),
    ...figure('qualified-worked', { value: n }),
    ...figure('sales-velocity', { value: velocity }),
  };
}
