/** What is derived from the whole org, by ending: built anew where it may differ, and compared with what it was. */
import type { Mirror } from '../../mirror/mirror.ts';
import { stageWeightRows } from '../views/closing.sql.ts';
import type { RunContext } from '../views/run-context.ts';
import { gateTable } from '../views/snapshot.sql.ts';
import { stagePassRows } from '../views/stage-passes.sql.ts';
import { rowsDiffer } from './compare.ts';
import type { Differing } from './differing.ts';

const derived = ['gate', 'stage_pass_threshold', 'stage_weight'] as const;

export async function deriveThresholds(mirror: Mirror, run: RunContext, differing: Differing): Promise<void> {
  for (const fact of derived)
    await mirror.run(`CREATE OR REPLACE TEMP TABLE before_${fact} AS FROM fact.${fact}`);
  await mirror.run(gateTable(run));
  const touched = '(SELECT * FROM fact.ending WHERE end_no IN (SELECT end_no FROM differing_ending))';
  await deriveAgain(mirror, 'stage_pass_threshold', stagePassRows(touched));
  await deriveAgain(mirror, 'stage_weight', stageWeightRows(touched));
  const differ = (fact: (typeof derived)[number]): string => rowsDiffer(`before_${fact}`, `fact.${fact}`);
  await differing.add('open', `SELECT end_no, NULL FROM (${differ('gate')})`);
  await differing.add('open', `SELECT end_no, NULL FROM (${differ('stage_pass_threshold')})`);
  await differing.add(
    'closing',
    `SELECT p.period_no, NULL FROM fact.period p JOIN (${differ('stage_weight')}) w ON w.end_no = p.end_no`,
  );
}

async function deriveAgain(mirror: Mirror, fact: (typeof derived)[number], rows: string): Promise<void> {
  await mirror.run(`
    DELETE FROM fact.${fact} WHERE end_no IN (SELECT end_no FROM differing_ending);
    INSERT INTO fact.${fact} ${rows}`);
}
