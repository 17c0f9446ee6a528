/** What a flag says of an open deal, and what it is told. */
import type { Company } from '../company.ts';
import type { Moment, OpenDeal } from '../moment.ts';

export interface Verdict {
  state: 'raised' | 'clear' | 'unknown';
  severity: 'warning' | 'critical' | null;
  /** Parts of the evidence that must agree, where the flag is raised. */
  evidence?: Record<string, unknown>;
}

export const clear: Verdict = { state: 'clear', severity: null };
export const unknown: Verdict = { state: 'unknown', severity: null };
export const raised = (isCritical: boolean, evidence?: Record<string, unknown>): Verdict => ({
  state: 'raised',
  severity: isCritical ? 'critical' : 'warning',
  ...(evidence && { evidence }),
});

/** A flag's rule, with everything it may look at. */
export interface Circumstances {
  company: Company;
  moment: Moment;
  /** Threshold in force for the deal's stage band. */
  threshold: (flag: string, parameter: string, band: Band, preset: number) => number;
  /** The same without a preset: null where no admin wrote a rule. */
  rule: (flag: string, parameter: string, band: Band) => number | null;
  /** Durations of won passes, by `passKey`. */
  passes: Map<string, number[]>;
  /** Days from creation to close of the organisation's qualified deals won in the trailing 365 days. */
  wonCycles: number[];
}

export type Band = 'early' | 'middle' | 'late';
export type FlagRule = (open: OpenDeal, circumstances: Circumstances) => Verdict;

/** Thirds of the open stages (C16); a stage that is none of them takes the thresholds of the early ones. */
export function bandOf({ rank }: OpenDeal, { openStages }: Company): Band {
  const share = (rank ?? 0) / openStages;
  return share > 2 / 3 ? 'late' : share > 1 / 3 ? 'middle' : 'early';
}
