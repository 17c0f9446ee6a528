import type { ReportingPeriod } from '../../period.ts';
import type { Settings } from '../settings.ts';

/** What every view is built from. `at`, `day` of the last ending are those of the run. */
export interface RunContext {
  asOf: Date;
  /** Local day of `asOf`. */
  today: string;
  timeZone: string;
  settings: Settings;
  periods: readonly ReportingPeriod[];
  /** The distinct moments periods end at, ascending; the last is `asOf`. */
  endings: readonly Ending[];
  /** 'Object.Field' and 'Object.*' that the org does not let us read. */
  unavailable: ReadonlySet<string>;
}

export interface Ending {
  at: Date;
  day: string;
}

/** True when a field, or its whole object, cannot be read. */
export function isHidden(unavailable: ReadonlySet<string>, field: string): boolean {
  return unavailable.has(field) || unavailable.has(`${field.split('.')[0]}.*`);
}

export function endingsOf(periods: readonly ReportingPeriod[], asOf: Date, today: string): Ending[] {
  const byInstant = new Map<number, Ending>([[asOf.getTime(), { at: asOf, day: today }]]);
  for (const { at, day } of periods) byInstant.set(at.getTime(), { at, day });
  return [...byInstant.values()].sort((a, b) => a.at.getTime() - b.at.getTime());
}
