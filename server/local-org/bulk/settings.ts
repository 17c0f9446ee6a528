import type { Org } from '../types.ts';

export interface BulkSettings {
  /** Rows of a result page when the caller does not say. */
  pageRows: number;
  /** Polls of a job that still answer InProgress: enough to show that a client really waits. */
  pollsInProgress: number;
}

/** The org's bulk settings; change the returned object to change them. */
export function bulkSettings(org: Org): BulkSettings {
  return org.state('bulk-settings', () => ({ pageRows: 50_000, pollsInProgress: 1 }));
}
