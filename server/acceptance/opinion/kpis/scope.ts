/** Whose figures of which period are wanted, and what every KPI may look at. */
import type { Company, Period, Subject } from '../company.ts';
import type { Circumstances } from '../flags/verdict.ts';
import type { Moment } from '../moment.ts';

export interface Scope {
  company: Company;
  subject: Subject;
  period: Period;
  /** The end of the period, or now. */
  moment: Moment;
  circumstances: Circumstances;
  isMine: (owner: string) => boolean;
}

/** Weeks of the period that have passed, at least one. */
export const weeksOf = ({ period, moment }: Scope): number => Math.max(7, moment.day - period.start + 1) / 7;

export const inPeriod = ({ period, moment }: Scope, day: number): boolean =>
  day >= period.start && day <= moment.day;
