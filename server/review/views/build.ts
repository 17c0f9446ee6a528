import type { Mirror } from '../../mirror/mirror.ts';
import type { FlagRule } from '../../metrics/thresholds.ts';
import { resolveThresholds, thresholdSql } from '../../metrics/thresholds.ts';
import type { RunContext } from '../../metrics/views/run-context.ts';
import pushed from '../flags/pushed.ts';
import { dealRanges } from './deal-ranges.ts';
import { amountPast, movedBack, putOff } from './moves.sql.ts';
import { nextStep } from './next-steps.sql.ts';
import { openNowTable, presentTable } from './open-now.sql.ts';
import { timelines } from './timeline.sql.ts';

/**
 * Builds `fact.open_now` and what it rests on: facts of the run's own moment that no KPI asks for.
 *
 * - `fact.present`: the deals open at that moment, with what the snapshot says of them
 * - `fact.renewed(deal_no, band)`: those whose own facts are built now. What rests on nothing but the deal itself stays
 *   from the run before; what rests on the clock or the whole org is in `fact.open_now` and always built
 *
 * @param isUpdate the metrics went on from the last run's: `fact.reached` names the deals that may differ
 */
export async function buildReviewFacts(
  mirror: Mirror,
  run: RunContext,
  rules: readonly FlagRule[],
  isUpdate: boolean,
): Promise<void> {
  const pushDays = thresholdSql(resolveThresholds(pushed.id, pushed.parameters, rules), 'days');
  await mirror.run(`
    ${presentTable(run)};
    CREATE OR REPLACE TABLE fact.renewed AS SELECT deal_no, band FROM fact.present ${
      isUpdate
        ? `WHERE deal_no IN (SELECT deal_no FROM fact.reached) OR deal_no NOT IN (SELECT deal_no FROM fact.timeline)`
        : ''
    }`);
  const ranges = await dealRanges(mirror, 'fact.renewed');
  const ownFacts: Record<string, string[]> = {
    moved_back: [movedBack],
    amount_past: [amountPast(run)],
    put_off: [putOff(pushDays)],
    next_step: [nextStep(run)],
    timeline: ranges.map((range) => timelines(run, pushDays, range)),
  };
  for (const [fact, selects] of Object.entries(ownFacts)) await renew(mirror, fact, selects, isUpdate);
  await mirror.run(openNowTable(run));
}

/** @param selects together the rows of the deals of `fact.renewed` */
async function renew(
  mirror: Mirror,
  fact: string,
  selects: readonly string[],
  isUpdate: boolean,
): Promise<void> {
  if (isUpdate)
    await mirror.run(`DELETE FROM fact.${fact} WHERE deal_no IN (SELECT deal_no FROM fact.reached)`);
  for (const [index, select] of selects.entries())
    await mirror.run(
      isUpdate || index > 0
        ? `INSERT INTO fact.${fact} ${select}`
        : `CREATE OR REPLACE TABLE fact.${fact} AS ${select}`,
    );
}
