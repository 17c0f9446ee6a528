/** Deals that nobody moves or nobody is in touch about (S0.31.1, S0.31.3, S0.31.4, S0.7). */
import { stuckInStage } from '../flags/stuck-in-stage.ts';
import { untouched } from '../flags/untouched.ts';
import { figure, mean, share, type Figures } from '../figures.ts';
import type { OpenDeal } from '../moment.ts';
import { median, present, ratio, sum } from '../numbers.ts';
import type { Scope } from './scope.ts';

const DAY = 86_400_000;
const total = (deals: readonly OpenDeal[]): number => sum(present(deals.map((open) => open.amount)));

export function hygieneFigures(scope: Scope): Figures {
  const { moment, isMine, circumstances } = scope;
  const mine = moment.open.filter((open) => isMine(open.owner));
  const judged = mine.filter((open) => !open.gateFails);
  const isNothingLeft = mine.length > 0 && judged.length === 0;
  const quiet = judged.filter((open) => untouched(open, circumstances).state === 'raised');
  const stuck = mine.filter((open) => stuckInStage(open, circumstances).state === 'raised');
  // Measured to the end of the local day, so that the figures stand still all day.
  const midnight = scope.company.calendar.endOf(moment.day);
  const inStage = mine.flatMap((open) =>
    open.stageSince === null ? [] : [(midnight - open.stageSince) / DAY],
  );
  return {
    ...figure('untouched-opportunities', { value: isNothingLeft ? null : quiet.length }),
    ...figure('untouched-pipeline', { value: isNothingLeft ? null : total(quiet) }),
    ...figure('stuck-opportunities', { value: stuck.length, n: stuck.length }),
    ...figure('stuck-pipeline', { value: total(stuck), n: stuck.length }),
    ...mean('average-days-in-stage', sum(inStage), inStage.length),
    ...figure('median-days-in-stage', { value: median(inStage), n: inStage.length }),
    ...touchFigures(judged, moment.day),
    ...share(
      'next-meeting-coverage',
      judged.filter((open) => open.meetingsAhead.length > 0).length,
      judged.length,
    ),
    ...contactCoverage(judged),
  };
}

function touchFigures(judged: readonly OpenDeal[], day: number): Figures {
  const gaps = judged.map((open) => touchGaps(open, day));
  return {
    ...mean('days-between-touches', sum(gaps.map(timeWeighted)), gaps.length),
    ...companion(
      'simple-days-between-touches',
      gaps.map((list) => sum(list) / list.length),
    ),
    ...companion(
      'days-since-last-touch',
      gaps.map((list) => list.at(-1)!),
    ),
    ...share(
      'touch-rate',
      judged.filter((open) => (open.touchDays.at(-1) ?? -1) >= day - 6).length,
      gaps.length,
    ),
  };
}

/** A mean that only explains another figure. */
const companion = (id: string, values: readonly number[]): Figures =>
  figure(id, { value: ratio(sum(values), values.length), n: values.length });

/** Days between touch days from the first touch on, the gap that is still open included; never touched: its age. */
function touchGaps({ touchDays, deal }: OpenDeal, day: number): number[] {
  if (touchDays.length === 0) return [day - deal.createdDay];
  return [...touchDays, day].slice(1).map((next, index) => next - touchDays[index]!);
}

const timeWeighted = (gaps: readonly number[]): number =>
  ratio(sum(gaps.map((gap) => gap * gap)), sum(gaps)) ?? 0;

function contactCoverage(judged: readonly OpenDeal[]): Figures {
  const companies = judged.filter((open) => !open.isPersonAccount);
  return share(
    'contact-coverage',
    companies.filter((open) => open.engaged.size >= 3).length,
    companies.length,
  );
}
