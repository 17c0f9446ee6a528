/**
 * R1, defined once for the flag and for the KPIs that count it (S0.36, readings).
 *
 * An open deal is untouched when nobody touched it for `days` local days (never touched: at once) and no meeting is
 * ahead, unless it is younger than `grace` days. Where the owner's team logs too little activity (C15) nobody can say.
 * Conditions on `fact.snapshot`.
 */
import type { Parameters, Thresholds } from './thresholds.ts';
import { thresholdSql } from './thresholds.ts';
import type { RunContext } from './views/run-context.ts';
import { isHidden } from './views/run-context.ts';

export const untouchedId = 'untouched';

/** `days` without a touch by stage band; a deal younger than `grace` days is left alone. */
export const untouchedParameters = {
  days: { early: 14, middle: 14, late: 7 },
  grace: 5,
} satisfies Parameters;

/** Without these fields nobody knows whether a deal was touched. */
export const untouchedNeeds = [
  'Task.IsClosed',
  'Task.WhatId',
  'Event.WhatId',
  'Event.StartDateTime',
] as const;

export function untouchedState(thresholds: Thresholds, unavailable: RunContext['unavailable']): string {
  if (untouchedNeeds.some((field) => isHidden(unavailable, field))) return `'unknown'`;
  return `CASE
    WHEN NOT gate THEN 'unknown'
    WHEN age_days < ${thresholdSql(thresholds, 'grace')} OR next_meeting_at IS NOT NULL THEN 'clear'
    WHEN last_touch_day IS NULL THEN 'raised'
    WHEN day - last_touch_day >= ${thresholdSql(thresholds, 'days')} THEN 'raised'
    ELSE 'clear' END`;
}
