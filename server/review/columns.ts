import { fieldName } from '../metrics/columns.ts';
import type { Flag } from './define.ts';

/** `past-due` → `Past_Due__c` (raised, clear, unknown) and `Past_Due_Severity__c` (warning, critical). */
export function flagColumns(flag: Pick<Flag, 'id'>): { state: string; severity: string } {
  const state = fieldName(flag.id);
  return { state, severity: state.replace(/__c$/, '_Severity__c') };
}

/** Every column of `Touchline_Deal_Review__c` that follows from the registry, as the mirror wants to be told. */
export function dealReviewColumns(flags: readonly Flag[]): { name: string; type: 'text' }[] {
  return flags.flatMap((flag) => {
    const { state, severity } = flagColumns(flag);
    return [
      { name: state, type: 'text' as const },
      { name: severity, type: 'text' as const },
    ];
  });
}
