/** What is derived from the whole org, by ending: built anew, and compared with what it was. */
import type { Mirror } from '../../mirror/mirror.ts';
import { stageWeightTables } from '../views/closing.sql.ts';
import type { RunContext } from '../views/run-context.ts';
import { gateTable } from '../views/snapshot.sql.ts';
import { stagePassTables } from '../views/stage-passes.sql.ts';
import { rowsDiffer } from './compare.ts';
import type { Differing } from './differing.ts';

const derived = ['gate', 'stage_pass_threshold', 'stage_weight'] as const;

export async function deriveThresholds(mirror: Mirror, run: RunContext, differing: Differing): Promise<void> {
  for (const fact of derived)
    await mirror.run(`CREATE OR REPLACE TEMP TABLE before_${fact} AS FROM fact.${fact}`);
  await mirror.run(gateTable(run));
  await mirror.run(stagePassTables(run));
  await mirror.run(stageWeightTables(run));
  const endings = (fact: (typeof derived)[number]): string =>
    `SELECT end_no FROM (${rowsDiffer(`before_${fact}`, `fact.${fact}`)})`;
  await differing.find(mirror, 'open', endings('gate'));
  await differing.find(mirror, 'open', endings('stage_pass_threshold'));
  await differing.find(
    mirror,
    'closing',
    `SELECT p.period_no FROM fact.period p WHERE p.end_no IN (${endings('stage_weight')})`,
  );
}
