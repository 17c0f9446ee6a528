import type { Org } from '../types.ts';
import { diceOf } from './dice.ts';
import type { JobFault } from './plan.ts';

const kinds: readonly JobFault[] = ['job-stall', 'job-fail', 'job-abort'];

/** What happens to a new bulk job, or nothing. The first fault that is met decides. */
export function jobFault(org: Org): JobFault | null {
  const [met] = diceOf(org).roll(kinds);
  return met ? (met.kind as JobFault) : null;
}
