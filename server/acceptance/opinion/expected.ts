/** What every scorecard and review should say, as the definitions read. */
import { column } from '../columns.ts';
import { dateText } from './calendar.ts';
import type { Company } from './company.ts';
import type { Figures } from './figures.ts';
import { circumstances, flagRules } from './flags/rules.ts';
import type { Circumstances, Verdict } from './flags/verdict.ts';
import { bookingFigures } from './kpis/bookings.ts';
import { effortFigures } from './kpis/effort.ts';
import { hygieneFigures } from './kpis/hygiene.ts';
import { leverFigures } from './kpis/levers.ts';
import { pipelineFigures } from './kpis/pipeline.ts';
import { progressFigures } from './kpis/progress.ts';
import type { Scope } from './kpis/scope.ts';
import { workedFigures } from './kpis/worked.ts';
import { takeMoment, type Moment, type OpenDeal } from './moment.ts';
import { dealColumns, type DealColumns } from './deal-columns.ts';

export function expectedScorecards(company: Company): Map<string, Figures> {
  const result = new Map<string, Figures>();
  const subjects = company.subjects();
  const moments = new Map<number, [Moment, Circumstances]>();
  for (const period of company.periods()) {
    const { at, day } = company.endOf(period);
    const moment = moments.get(at)?.[0] ?? takeMoment(company, at, day);
    const around = moments.get(at)?.[1] ?? circumstances(company, moment);
    moments.set(at, [moment, around]);
    for (const subject of subjects) {
      const isMine = (owner: string) => subject.members === null || subject.members.has(owner);
      const scope: Scope = { company, subject, period, moment, circumstances: around, isMine };
      result.set(`${subject.key}|${period.type}|${dateText(period.start)}|all|all`, figuresOf(scope));
    }
  }
  return result;
}

function figuresOf(scope: Scope): Figures {
  const levers = leverFigures(scope);
  return {
    ...levers,
    ...workedFigures(scope, levers),
    ...bookingFigures(scope),
    ...pipelineFigures(scope),
    ...hygieneFigures(scope),
    ...progressFigures(scope),
    ...effortFigures(scope),
  };
}

export interface ExpectedReview {
  columns: Record<string, string | number | null>;
  /** Of an open deal: what else its review says, and its flags. */
  open: { facts: DealColumns; flags: Record<string, Verdict> } | null;
}

export function expectedReviews(company: Company): Map<string, ExpectedReview> {
  const { asOf, today } = company;
  const moment = takeMoment(company, asOf, today);
  const around = circumstances(company, moment);
  const result = new Map(moment.open.map((open) => [open.deal.id, reviewOf(open, around)]));
  for (const deal of company.deals(asOf).values()) {
    const outcome = deal.outcome(asOf, company.calendar);
    if (outcome && today - outcome.day >= 0 && today - outcome.day < 30)
      result.set(deal.id, { columns: flagColumns({}), open: null });
  }
  return result;
}

function reviewOf(open: OpenDeal, around: Circumstances): ExpectedReview {
  const flags = Object.fromEntries(Object.entries(flagRules).map(([id, rule]) => [id, rule(open, around)]));
  const raised = Object.values(flags).filter((verdict) => verdict.state === 'raised');
  const facts = dealColumns(open, around);
  return {
    columns: {
      ...flagColumns(flags),
      ...facts.columns,
      Flag_Count__c: raised.length,
      Critical_Count__c: raised.filter((verdict) => verdict.severity === 'critical').length,
    },
    open: { facts, flags },
  };
}

/** State and severity of every flag; empty on a deal that is closed. */
function flagColumns(flags: Record<string, Verdict>): Record<string, string | null> {
  return Object.fromEntries(
    Object.keys(flagRules).flatMap((id) => [
      [column(id), flags[id]?.state ?? null],
      [column(id, 'severity'), flags[id]?.severity ?? null],
    ]),
  );
}
