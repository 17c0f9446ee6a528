/** Win rate, price and cycle over the trailing 365 days (S0.10-S0.12). */
import type { Company } from '../company.ts';
import { figure, type Figures } from '../figures.ts';
import { jeffreys, median, present, studentHalfWidth, sum } from '../numbers.ts';
import type { Scope } from './scope.ts';

const atLeastFive = (count: number, value: number | null): number | null => (count >= 5 ? value : null);

interface Decided {
  isWon: boolean;
  day: number;
  amount: number | null;
  owner: string;
  cycle: number;
}

/** Qualified deals decided in the 365 days that end with `day`, by whom they are credited to. */
export function decidedDeals(company: Company, isMine: (owner: string) => boolean, day: number): Decided[] {
  return [...company.deals(company.asOf).values()].flatMap((deal) => {
    const outcome = deal.outcome(company.asOf, company.calendar);
    if (!outcome || !isMine(outcome.owner) || outcome.day > day || outcome.day < day - 364) return [];
    if (!deal.isQualified(company.asOf)) return [];
    return [{ ...outcome, cycle: Math.max(1, outcome.day - deal.createdDay) }];
  });
}

export function leverFigures({ company, isMine, moment }: Scope): Figures {
  const decided = decidedDeals(company, isMine, moment.day);
  const counted = decided.filter((deal) => !(deal.isWon && deal.amount !== null && deal.amount <= 0));
  const won = counted.filter((deal) => deal.isWon);
  const valued = counted.filter((deal) => deal.amount !== null);
  const wonValue = sum(valued.filter((deal) => deal.isWon).map((deal) => deal.amount!));
  const decidedValue = sum(valued.map((deal) => deal.amount!));
  const prices = present(won.map((deal) => deal.amount));
  const cycles = decided.filter((deal) => deal.isWon).map((deal) => deal.cycle);
  const [wins, all] = [won.length, counted.length];
  const rate = all < 5 ? { low: null, high: null } : jeffreys(wins, all);
  const byValue = decidedValue === 0 ? null : (100 * wonValue) / decidedValue;
  return {
    ...figure('win-rate', {
      value: atLeastFive(all, (100 * wins) / all),
      num: wins,
      den: all,
      n: all,
      ...rate,
    }),
    ...figure('win-rate-by-value', {
      value: atLeastFive(valued.length, byValue),
      num: wonValue,
      den: decidedValue,
      n: valued.length,
    }),
    ...meanWithInterval('average-selling-price', prices),
    ...figure('median-selling-price', {
      value: atLeastFive(prices.length, median(prices)),
      n: prices.length,
    }),
    ...meanWithInterval('average-sales-cycle', cycles),
    ...figure('median-sales-cycle', {
      value: atLeastFive(cycles.length, median(cycles)),
      n: cycles.length,
    }),
  };
}

function meanWithInterval(id: string, values: readonly number[]): Figures {
  const [num, n] = [sum(values), values.length];
  const value = atLeastFive(n, num / n);
  const half = value === null ? null : studentHalfWidth(values);
  const [low, high] = value === null || half === null ? [null, null] : [value - half, value + half];
  return figure(id, { value, num, den: n, n, low, high });
}
