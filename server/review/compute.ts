import { markCards } from '../metrics/card-marks.ts';
import { metrics } from '../metrics/index.ts';
import type { ComputeContext } from '../metrics/compute.ts';
import { prepareRun } from '../metrics/compute.ts';
import { checkFlagRules, readFlagRules } from '../metrics/thresholds.ts';
import type { Warning } from '../metrics/warning.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { scratch } from '../mirror/scratch.ts';
import { writeDealReviews } from './deal-reviews.ts';
import type { Flag } from './define.ts';
import { missingField } from './define.ts';
import { flags as registry } from './index.ts';
import { buildReviewFacts } from './views/build.ts';
import { writeFocus } from './write-focus.ts';

/**
 * Fills `out.deal_review` and `Focus_Evidence__c` of `out.card`. Runs after `computeMetrics` with the same context
 * and stands on the facts it left.
 *
 * @param isUpdate the metrics were brought here from the last run's, whose reviews were computed from the facts it left
 *   and stand on the org: `out.rereviewed(key)` names those that were computed, and those that are gone
 */
export async function computeReviews(
  mirror: Mirror,
  context: ComputeContext,
  isUpdate = false,
  flags: readonly Flag[] = registry,
): Promise<Warning[]> {
  const run = await prepareRun(mirror, context);
  const rules = await readFlagRules(mirror);
  await scratch(mirror, async () => {
    await buildReviewFacts(mirror, run, rules, isUpdate);
    await writeDealReviews(mirror, run, flags, rules, isUpdate);
    await writeFocus(mirror, metrics, run.periods);
    await markCards(mirror, isUpdate);
  });
  const parameters = Object.fromEntries(flags.map((flag) => [flag.id, flag.parameters]));
  return [...checkFlagRules(rules, parameters), ...unknownFlags(flags, run.unavailable)];
}

function unknownFlags(flags: readonly Flag[], unavailable: ReadonlySet<string>): Warning[] {
  return flags.flatMap((flag) => {
    const field = missingField(flag, unavailable);
    if (field === undefined) return [];
    return [
      {
        code: 'flagUnavailable',
        params: { flag: flag.id, field },
        message: `${flag.id} is unknown on every deal: the integration user may not read ${field}. Grant read access to it.`,
      },
    ];
  });
}
