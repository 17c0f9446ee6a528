/** Everything the HTTP face is built from. Nothing here knows how a run is done. */
import type { Logger } from 'pino';
import type { RunLog } from './runs.ts';

export interface CatalogueEntry {
  kind: 'kpi' | 'flag';
  id: string;
  label: string;
  description: string;
  source: string;
  [detail: string]: unknown;
}

export interface HttpDependencies {
  log: Logger;
  apiToken: string;
  runs: RunLog;
  catalogue: readonly CatalogueEntry[];
  /** Null when ready, else the reason why not. */
  notReady(): string | null;
}
