/** What every scorecard and review should say, as the definitions read. Absent keys are not checked. */
import type { Company, Period, Subject } from './company.ts';
import { dateText } from './calendar.ts';
import { FlagRules, type Raised } from './flags.ts';
import type { Deal } from './timeline.ts';
import { isWithin } from './touches.ts';

export type Figures = Record<string, number | null>;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const median = (values: readonly number[]): number | null => {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
};
const atLeast = (count: number, needed: number, value: number | null): number | null =>
  count >= needed ? value : null;

export function expectedScorecards(company: Company): Map<string, Figures> {
  const result = new Map<string, Figures>();
  const subjects = company.subjects();
  for (const period of company.periods()) {
    const snapshot = takeSnapshot(company, period);
    for (const subject of subjects)
      result.set(
        `${subject.key}|${period.type}|${dateText(period.start)}|all|all`,
        figures(company, subject, period, snapshot),
      );
  }
  return result;
}

interface Snapshot {
  at: number;
  day: number;
  open: { deal: Deal; owner: string; amount: number | null; gateFails: boolean; untouched: Raised }[];
}

function takeSnapshot(company: Company, period: Period): Snapshot {
  const { at, day } = company.endOf(period);
  const fails = company.failsGate(at, day);
  const rules = new FlagRules(company);
  const open = [...company.deals(at).values()]
    .filter((deal) => deal.isOpenAt(at))
    .map((deal) => {
      const owner = deal.ownerAt(at);
      const gateFails = fails(owner);
      return {
        deal,
        owner,
        amount: deal.stateAt(at)!.amount,
        gateFails,
        untouched: rules.untouched(deal, at, day, gateFails),
      };
    });
  return { at, day, open };
}

function figures(company: Company, subject: Subject, period: Period, snapshot: Snapshot): Figures {
  const isMine = (owner: string) => subject.members === null || subject.members.has(owner);
  const levers = leverFigures(company, isMine, snapshot.day);
  const worked = workedFigures(company, isMine, period, snapshot);
  const n = worked['Qualified_Worked__c']!;
  const { Win_Rate__c: w, Average_Selling_Price__c: a, Average_Sales_Cycle__c: l } = levers;
  const velocity = w == null || a == null || l == null ? null : (n * (w / 100) * a) / l;
  return {
    ...levers,
    ...worked,
    Sales_Velocity__c: velocity,
    ...bookingFigures(company, subject, isMine, period, snapshot.day),
    ...openFigures(isMine, snapshot),
  };
}

function leverFigures(company: Company, isMine: (owner: string) => boolean, day: number): Figures {
  const decided = [...company.deals(company.asOf).values()].flatMap((deal) => {
    const outcome = deal.outcome(company.asOf, company.calendar);
    if (
      !outcome ||
      !isMine(outcome.owner) ||
      outcome.day > day ||
      outcome.day < day - 364 ||
      !deal.isQualified(company.asOf)
    )
      return [];
    return [{ ...outcome, cycle: Math.max(1, outcome.day - deal.createdDay) }];
  });
  const counted = decided.filter((deal) => !(deal.isWon && deal.amount !== null && deal.amount <= 0));
  const won = counted.filter((deal) => deal.isWon);
  const valued = counted.filter((deal) => deal.amount !== null);
  const wonValue = sum(valued.filter((deal) => deal.isWon).map((deal) => deal.amount!));
  const decidedValue = sum(valued.map((deal) => deal.amount!));
  const prices = won.flatMap((deal) => (deal.amount === null ? [] : [deal.amount]));
  const cycles = decided.filter((deal) => deal.isWon).map((deal) => deal.cycle);
  return {
    Win_Rate_Num__c: won.length,
    Win_Rate_Den__c: counted.length,
    Win_Rate_N__c: counted.length,
    Win_Rate__c: atLeast(counted.length, 5, (100 * won.length) / counted.length),
    Win_Rate_By_Value__c:
      decidedValue === 0 ? null : atLeast(valued.length, 5, (100 * wonValue) / decidedValue),
    Average_Selling_Price_N__c: prices.length,
    Average_Selling_Price__c: atLeast(prices.length, 5, sum(prices) / prices.length),
    Median_Selling_Price__c: atLeast(prices.length, 5, median(prices)),
    Average_Sales_Cycle_N__c: cycles.length,
    Average_Sales_Cycle__c: atLeast(cycles.length, 5, sum(cycles) / cycles.length),
    Median_Sales_Cycle__c: atLeast(cycles.length, 5, median(cycles)),
  };
}

function workedFigures(
  company: Company,
  isMine: (owner: string) => boolean,
  period: Period,
  { day }: Snapshot,
): Figures {
  const { calendar, asOf } = company;
  const end = company.endOf(period).at;
  const inPeriod = (time: number) => calendar.dayOf(time) >= period.start && calendar.dayOf(time) <= day;
  const activities = company.activities(asOf);
  const worked = [...company.deals(asOf).values()].filter((deal) => {
    const mine = deal.ownedSpans(asOf).filter((span) => isMine(span.owner));
    const touched = (activities.get(deal.id) ?? []).some(
      (activity) =>
        activity.at <= asOf &&
        inPeriod(activity.at) &&
        mine.some((span) => isWithin(activity, span, calendar)),
    );
    if (touched) return true;
    return deal
      .runs(asOf)
      .some(
        (run, index, runs) =>
          index > 0 &&
          inPeriod(run.from) &&
          !(run.stage.isClosed && runs[index - 1]!.stage.isClosed) &&
          isMine(deal.ownerAt(run.from)),
      );
  });
  return {
    Opportunities_Worked__c: worked.length,
    Qualified_Worked__c: worked.filter((deal) => deal.isQualified(end)).length,
  };
}

function bookingFigures(
  company: Company,
  subject: Subject,
  isMine: (owner: string) => boolean,
  period: Period,
  day: number,
): Figures {
  const wins = [...company.deals(company.asOf).values()].flatMap((deal) => {
    const outcome = deal.outcome(company.asOf, company.calendar);
    return outcome?.isWon && isMine(outcome.owner) && outcome.day >= period.start && outcome.day <= day
      ? [outcome]
      : [];
  });
  const amounts = wins.flatMap((win) => (win.amount === null ? [] : [win.amount]));
  // Amounts nobody entered are left out and marked, never guessed (C10).
  const bookings = sum(amounts);
  const people = company.rows['Touchline_Subject__c']!.filter(
    (row) => row['Kind__c'] === 'person' && row['User__c'] !== null,
  ).map((row) => String(row['User__c']));
  const targets = people.filter(isMine).flatMap((user) => company.target(user, period) ?? []);
  const target = targets.length === 0 ? null : sum(targets);
  return {
    Bookings__c: bookings,
    Attainment_Den__c: target,
    Attainment__c: target === null || target === 0 ? null : (100 * bookings) / target,
  };
}

function openFigures(isMine: (owner: string) => boolean, { open, day }: Snapshot): Figures {
  const mine = open.filter((entry) => isMine(entry.owner));
  const total = (entries: typeof mine): number => {
    const amounts = entries.flatMap((entry) => (entry.amount === null ? [] : [entry.amount]));
    return sum(amounts);
  };
  const judged = mine.filter((entry) => !entry.gateFails);
  const nothingLeft = mine.length > 0 && judged.length === 0;
  const untouched = judged.filter((entry) => entry.untouched.state === 'raised');
  return {
    Open_Opportunities__c: mine.length,
    Open_Pipeline__c: total(mine),
    Median_Open_Age__c: median(mine.map((entry) => day - entry.deal.createdDay)),
    Untouched_Opportunities__c: nothingLeft ? null : untouched.length,
    Untouched_Pipeline__c: nothingLeft ? null : total(untouched),
  };
}

export function expectedReviews(
  company: Company,
): Map<string, { untouched: Raised | null; pastDue: Raised | null }> {
  const { asOf, today } = company;
  const rules = new FlagRules(company);
  const fails = company.failsGate(asOf, today);
  const result = new Map<string, { untouched: Raised | null; pastDue: Raised | null }>();
  for (const deal of company.deals(asOf).values()) {
    if (deal.isOpenAt(asOf)) {
      result.set(deal.id, {
        untouched: rules.untouched(deal, asOf, today, fails(deal.ownerAt(asOf))),
        pastDue: rules.pastDue(deal, asOf, today),
      });
      continue;
    }
    const outcome = deal.outcome(asOf, company.calendar);
    if (outcome && today - outcome.day >= 0 && today - outcome.day < 30)
      result.set(deal.id, { untouched: null, pastDue: null });
  }
  return result;
}
