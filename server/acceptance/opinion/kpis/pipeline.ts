/** What is open, and whether it is enough (S0.31.2, S0.31.7, S3.10). */
import type { Company } from '../company.ts';
import { figure, mean, type Figures } from '../figures.ts';
import { median, present, ratio, sum } from '../numbers.ts';
import { bookingsOf, targetOf } from './bookings.ts';
import type { Scope } from './scope.ts';

export function pipelineFigures(scope: Scope): Figures {
  const { moment, isMine, period } = scope;
  const mine = moment.open.filter((open) => isMine(open.owner));
  const ages = mine.map((open) => moment.day - open.deal.createdDay);
  const closing = mine.filter((open) => open.closeDay !== null && open.closeDay <= period.end);
  return {
    ...figure('open-opportunities', { value: mine.length }),
    ...figure('open-pipeline', { value: sum(present(mine.map((open) => open.amount))) }),
    ...figure('median-open-age', { value: median(ages), n: ages.length }),
    ...mean('average-open-age', sum(ages), ages.length),
    ...pipelineCoverage(scope, closing),
    ...requiredCoverage(scope, closing),
  };
}

type Closing = { amount: number | null; rank: number | null }[];

function pipelineCoverage(scope: Scope, closing: Closing): Figures {
  const num = sum(present(closing.map((open) => open.amount)));
  const target = targetOf(scope);
  const den = target === null ? null : target - bookingsOf(scope);
  const value = den === null || den <= 0 ? null : num / den;
  return figure('pipeline-coverage', { value, num, den, n: closing.length });
}

function requiredCoverage({ company, moment }: Scope, closing: Closing): Figures {
  const weights = weightsAt(company, moment.at, moment.day);
  const weighed = closing.flatMap(({ amount, rank }) => {
    const weight = rank === null ? null : weights(rank);
    return amount === null || weight === null ? [] : [{ amount, weight }];
  });
  const num = sum(weighed.map(({ amount }) => amount));
  const den = sum(weighed.map(({ amount, weight }) => amount * weight));
  return figure('required-coverage', { value: ratio(num, den), num, den, n: weighed.length });
}

/** Share of the value that was won among deals that reached a rank, decided in the 365 days before. */
function weightsAt(company: Company, at: number, day: number): (rank: number) => number | null {
  const decided = [...company.deals(at).values()].flatMap((deal) => {
    const outcome = deal.outcome(at, company.calendar);
    if (!outcome || outcome.day > day || outcome.day < day - 364) return [];
    if (outcome.amount === null || (outcome.isWon && outcome.amount <= 0)) return [];
    const ranks = deal.runs(at).map((run) => run.stage.rank ?? 0);
    const highest = deal.hasHistory ? Math.max(0, ...ranks) : company.qualifiedRank;
    return [{ amount: outcome.amount, isWon: outcome.isWon, highest }];
  });
  return (rank) => {
    const reached = decided.filter((deal) => deal.isWon || deal.highest >= rank);
    const won = sum(reached.filter((deal) => deal.isWon).map((deal) => deal.amount));
    return ratio(won, sum(reached.map((deal) => deal.amount)));
  };
}
