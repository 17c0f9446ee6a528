/** The fifth stage: what `out.*` says should stand on the org is made to stand there, and nothing else is touched. */
import type { WriteDependencies } from './port.ts';
import { forgetUnowned, sendSubjects } from './ownership.ts';
import { clearRefused } from './record.ts';
import { sendTarget, type SentCounts } from './send.ts';
import { noteReowned, sendShares } from './shares.ts';
import { dealReviews, scorecards, subjectDepths, subjects } from './targets.ts';

export type WriteSummary = Record<string, SentCounts>;

/**
 * Idempotent: sent again after a kill it creates nothing twice. Rows the org refuses are counted, kept and do not stop the rest.
 *
 * @param isPart only the scorecards of `out.rescored` and the reviews of `out.rereviewed` were computed, and all others
 *   stand on the org as they should
 */
export async function writeBack(deps: WriteDependencies, isPart = false): Promise<WriteSummary> {
  const { mirror } = deps;
  await clearRefused(mirror);
  await forgetUnowned(mirror);
  await noteReowned(deps);
  await setState(deps, 'open');
  const summary: WriteSummary = {};
  const add = (sObject: string, counts: SentCounts) => {
    const sum = (summary[sObject] ??= { written: 0, deleted: 0, failed: 0 });
    for (const name of ['written', 'deleted', 'failed'] as const) sum[name] += counts[name];
  };
  for (const { depth } of await mirror.all<{ depth: number }>(subjectDepths))
    add('Touchline_Subject__c', await sendSubjects(deps, depth));
  add('Touchline_Subject__c', await sendTarget(deps, subjects('all')));
  add('Touchline_Subject__Share', await sendShares(deps));
  add('Touchline_Scorecard__c', await sendTarget(deps, await scorecards(mirror, isPart)));
  add('Touchline_Deal_Review__c', await sendTarget(deps, dealReviews(isPart)));
  await setState(deps, 'closed');
  return summary;
}

async function setState({ mirror }: WriteDependencies, value: 'open' | 'closed'): Promise<void> {
  await mirror.transaction(async () => {
    await mirror.run(`DELETE FROM sf_meta.run_state WHERE key = 'writeback'`);
    await mirror.run(`INSERT INTO sf_meta.run_state VALUES ('writeback', $value)`, { value });
  });
}
