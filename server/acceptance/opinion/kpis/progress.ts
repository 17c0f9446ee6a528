/** What moved in the period (S0.31.5, S0.31.6). */
import { figure, type Figures } from '../figures.ts';
import { present, ratio, sum } from '../numbers.ts';
import { oncePerCompany } from '../once.ts';
import { pushesOf } from '../pushes.ts';
import type { Stage } from '../stages.ts';
import type { Deal } from '../timeline.ts';
import { inPeriod, weeksOf, type Scope } from './scope.ts';

export function progressFigures(scope: Scope): Figures {
  const { company, isMine, moment } = scope;
  const { calendar, asOf } = company;
  const deals = [...company.deals(asOf).values()];
  const moves = deals
    .filter((deal) => deal.createdAt <= moment.at && isMine(deal.ownerAt(moment.at)))
    .map((deal) => moveOf(deal, scope));
  const created = deals.filter(
    (deal) => inPeriod(scope, deal.createdDay) && isMine(deal.ownerAt(deal.createdAt)),
  );
  const received = deals.filter((deal) =>
    deal
      .handovers(asOf)
      .some(
        (change) =>
          isMine(change.owner) && inPeriod(scope, calendar.dayOf(change.at)) && deal.isOpenAt(change.at),
      ),
  );
  const pushes = allPushes(company)
    .filter(({ day, owner }) => inPeriod(scope, day) && isMine(owner))
    .map(({ id }) => id);
  const value = sum(present(created.map((deal) => deal.firstAmount(asOf))));
  const weeks = weeksOf(scope);
  return {
    ...figure('opportunities-advanced', { value: moves.filter((move) => move === 'advanced').length }),
    ...figure('opportunities-regressed', { value: moves.filter((move) => move === 'regressed').length }),
    ...figure('opportunities-created', { value: created.length }),
    ...figure('opportunities-received', { value: received.length }),
    ...figure('new-pipeline-per-week', {
      value: ratio(value, weeks),
      num: value,
      den: weeks,
      n: created.length,
    }),
    ...figure('close-date-pushes', { value: pushes.length, n: new Set(pushes).size }),
  };
}

const allPushes = oncePerCompany((company) =>
  [...company.deals(company.asOf).values()].flatMap((deal) =>
    pushesOf(deal, company.asOf, company.calendar).map(({ day, at }) => ({
      id: deal.id,
      day,
      owner: deal.ownerAt(at),
    })),
  ),
);

/** Where a deal stood at the start of the period against where it stands at its end. */
function moveOf(deal: Deal, { company, period, moment }: Scope): 'advanced' | 'regressed' | null {
  const before = company.calendar.startOf(period.start) - 1;
  const start = startStage(deal, before, moment.at);
  const end = deal.stateAt(moment.at)!.stage;
  if (end.isWon) return start.isWon ? null : 'advanced';
  if (end.isClosed || end.rank === null || start.rank === null) return null;
  return end.rank > start.rank ? 'advanced' : end.rank < start.rank ? 'regressed' : null;
}

/** Its stage just before the period or at creation; of a deal closed then, the first one it was reopened in. */
function startStage(deal: Deal, before: number, until: number): Stage {
  const from = Math.max(before, deal.createdAt);
  const stage = deal.stateAt(from)!.stage;
  if (!stage.isClosed) return stage;
  // A stage left at the instant it was entered never was the deal's.
  const runs = deal.runs(until).filter((run, index, all) => run.from !== all[index + 1]?.from);
  return runs.find((run) => run.from > from && !run.stage.isClosed)?.stage ?? stage;
}
