/** The numbers of the last run, brought to the state of the mirror and a later moment of the same local day. */
import type { Mirror } from '../../mirror/mirror.ts';
import { scratch, unpacked } from '../../mirror/scratch.ts';
import type { ComputeContext } from '../compute.ts';
import { prepareRun } from '../compute.ts';
import type { Metric } from '../define.ts';
import { buildDealFacts, buildSharedFacts, snapshotFacts } from '../facts.ts';
import { metrics as registry } from '../index.ts';
import { score } from '../score.ts';
import { buildSubjects } from '../subjects.ts';
import { dealIdsTable } from '../views/deals.sql.ts';
import { effortRows } from '../views/effort.sql.ts';
import { ownershipTracked } from '../views/owners.sql.ts';
import type { RunContext } from '../views/run-context.ts';
import { lastEnding, periodTables, timeMacros } from '../views/time.sql.ts';
import type { Warning } from '../warning.ts';
import { inAside, showReached, withAside } from './aside.ts';
import { rowsDiffer } from './compare.ts';
import { Differing } from './differing.ts';
import { findReplaced, leaveReplaced, mergeFacts } from './merge.ts';
import { dealsCameOrWent, matchNumbers } from './numbers.ts';
import { findReach } from './reach.ts';
import { deriveThresholds } from './thresholds.ts';

export type Update =
  /** `out.rescored` names the scorecards that were computed; all others are as they were. */
  | { isUpdated: true; warnings: Warning[] }
  /** Facts may be half way between: everything must be computed. */
  | { isUpdated: false; reason: string };

/**
 * To be called only on the facts that a run of the same settings, code, rights, calendar and local day left, which
 * failed in nothing.
 *
 * @param since the moment of that run
 */
export function updateMetrics(
  mirror: Mirror,
  context: ComputeContext,
  since: Date,
  metrics: readonly Metric[] = registry,
): Promise<Update> {
  return scratch(mirror, () => update(mirror, context, since, metrics));
}

async function update(
  mirror: Mirror,
  context: ComputeContext,
  since: Date,
  metrics: readonly Metric[],
): Promise<Update> {
  const run = await prepareRun(mirror, context);
  const wasTracked = await isTracked(mirror, { ...run, asOf: since });
  const differing = await Differing.nothing(mirror);
  const reason = await withAside(mirror, async () => {
    const far = await findReach(mirror, since, context.asOf);
    if (far !== null) return far;
    await showReached(mirror);
    await inAside(mirror, () => buildSharedFacts(mirror, run));
    const odd = await matchNumbers(mirror);
    if (odd !== null) return odd;
    await findReplaced(mirror);
    await leaveReplaced(mirror);
    await inAside(mirror, () => buildDealFacts(mirror, run));
    await mirror.run(timeMacros(run));
    await mirror.run(periodTables(run));
    // All at once: the engine would otherwise write the file again after every few of so many small changes.
    await unpacked(mirror, () => mirror.transaction(() => mergeFacts(mirror, differing)));
    if (await dealsCameOrWent(mirror)) await mirror.run(dealIdsTable);
    return null;
  });
  if (reason !== null) return { isUpdated: false, reason };
  await deriveThresholds(mirror, run, differing);
  if (await subjectsDiffer(mirror, run, context))
    return { isUpdated: false, reason: 'a person or a team is new or gone' };
  const tracked = await isTracked(mirror, run);
  if (tracked !== wasTracked)
    return { isUpdated: false, reason: 'the first recorded change of an owner came or went' };
  await snapshotFacts(mirror, run);
  // What is running rests on the moment: a deal may have got stuck since.
  await differing.add('open', `SELECT ${lastEnding(run)}, NULL`);
  await differing.listScorecards();
  await mirror.run(updatedEffort(differing.of('effort')));
  const marks = { ownershipTracked: tracked };
  const warnings = await score(mirror, run, context, metrics, marks, (view) => differing.of(view));
  return { isUpdated: true, warnings };
}

async function isTracked(mirror: Mirror, run: RunContext): Promise<boolean> {
  const [row] = await mirror.all<{ tracked: boolean }>(ownershipTracked(run));
  return row?.tracked ?? false;
}

async function subjectsDiffer(mirror: Mirror, run: RunContext, context: ComputeContext): Promise<boolean> {
  const kept = ['subject', 'membership'];
  for (const fact of kept)
    await mirror.run(`CREATE OR REPLACE TEMP TABLE before_${fact} AS FROM fact.${fact}`);
  await buildSubjects(mirror, run, context);
  for (const fact of kept) {
    const rows = await mirror.all(
      `SELECT 1 AS found FROM (${rowsDiffer(`before_${fact}`, `fact.${fact}`)}) LIMIT 1`,
    );
    if (rows.length > 0) return true;
  }
  return false;
}

function updatedEffort(periods: readonly number[]): string {
  const among = `IN (${[...periods, 0].join(', ')})`;
  return `
    DELETE FROM fact.effort WHERE slot ${among};
    INSERT INTO fact.effort ${effortRows(`(SELECT * FROM fact.period_day WHERE period_no ${among})`)}`;
}
