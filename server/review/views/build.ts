import type { Mirror } from '../../mirror/mirror.ts';
import type { FlagRule } from '../../metrics/thresholds.ts';
import { resolveThresholds, thresholdSql } from '../../metrics/thresholds.ts';
import type { RunContext } from '../../metrics/views/run-context.ts';
import { lastEnding } from '../../metrics/views/time.sql.ts';
import pushed from '../flags/pushed.ts';
import { dealRanges } from './deal-ranges.ts';
import { moveTables } from './moves.sql.ts';
import { nextStepTable } from './next-steps.sql.ts';
import { openNowTable } from './open-now.sql.ts';
import { timelineTable } from './timeline.sql.ts';

/**
 * Builds `fact.open_now` and what it rests on: facts of the run's own moment that no KPI asks for.
 *
 * `fact.present` is the snapshot at that moment, read once.
 */
export async function buildReviewFacts(
  mirror: Mirror,
  run: RunContext,
  rules: readonly FlagRule[],
): Promise<void> {
  const pushDays = thresholdSql(resolveThresholds(pushed.id, pushed.parameters, rules), 'days');
  await mirror.run(
    `CREATE OR REPLACE TABLE fact.present AS SELECT * FROM fact.snapshot WHERE end_no = ${lastEnding(run)}`,
  );
  await mirror.run(moveTables(run, pushDays));
  await mirror.run(nextStepTable(run));
  await mirror.run(timelineTable(run, pushDays, await dealRanges(mirror)));
  await mirror.run(openNowTable(run));
}
