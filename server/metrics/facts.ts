import type { Mirror } from '../mirror/mirror.ts';
import type { Span } from '../period.ts';
import { stuckId, stuckParameters } from './stuck-rule.ts';
import type { SubjectIdentity } from './subjects.ts';
import { buildSubjects } from './subjects.ts';
import { readFlagRules, resolveThresholds } from './thresholds.ts';
import { bookedTable, fiscalMonthTable, targetTable } from './views/booked.sql.ts';
import { closingView, decidedValueTable, stageWeightTable } from './views/closing.sql.ts';
import { engagedTable, placeTables } from './views/contacts.sql.ts';
import { dealIdsTable, dealTable, timelineTables } from './views/deals.sql.ts';
import { effortTable, effortTables, followedTable } from './views/effort.sql.ts';
import { heldTable } from './views/held.sql.ts';
import { meetingTable, scheduledTable } from './views/meetings.sql.ts';
import { openAtTable } from './views/open-deals.sql.ts';
import { decidedTable, workedTable } from './views/outcomes.sql.ts';
import { ownershipTracked, ownerTables } from './views/owners.sql.ts';
import { hierarchyTables } from './views/people.sql.ts';
import { arrivedTable, movedTable, rosterTable } from './views/progress.sql.ts';
import { pushTables } from './views/pushes.sql.ts';
import type { RunContext } from './views/run-context.ts';
import { gateTable, openDealTable, snapshotView } from './views/snapshot.sql.ts';
import { passTable, stagePassTables } from './views/stage-passes.sql.ts';
import { stageTable } from './views/stages.sql.ts';
import { periodTables, timeMacros } from './views/time.sql.ts';
import { touchStateTable } from './views/touch-states.sql.ts';
import { touchTables } from './views/touches.sql.ts';

/**
 * Builds schema `fact` anew with the facts that may rest on the rows of several deals: whose is what, and what counts for
 * whom. Of the whole org, or of a part of its deals (`update`).
 */
export async function buildSharedFacts(mirror: Mirror, run: RunContext): Promise<void> {
  await mirror.run('DROP SCHEMA IF EXISTS fact CASCADE; CREATE SCHEMA fact');
  for (const build of [
    timeMacros,
    periodTables,
    stageTable,
    timelineTables,
    dealTable,
    ownerTables,
    openAtTable,
    meetingTable,
    scheduledTable,
    placeTables,
    touchTables,
    heldTable,
    engagedTable,
    effortTables,
  ]) {
    await mirror.run(build(run));
  }
}

/** Builds the facts of each deal that rest on nothing but the shared facts of that deal. */
export async function buildDealFacts(mirror: Mirror, run: RunContext): Promise<void> {
  for (const build of [
    pushTables,
    touchStateTable,
    passTable,
    decidedValueTable,
    openDealTable,
    decidedTable,
    workedTable,
    movedTable,
    followedTable,
    arrivedTable,
    bookedTable,
  ]) {
    await mirror.run(build(run));
  }
}

/** Builds all of schema `fact`: then what rests on all deals and on the people. All of it is set-based; the next run goes on from it (`update`) or throws it away. */
export async function buildFacts(
  mirror: Mirror,
  run: RunContext & { months: readonly Span[] },
  identity: SubjectIdentity,
): Promise<{ ownershipTracked: boolean }> {
  await buildSharedFacts(mirror, run);
  await buildDealFacts(mirror, run);
  for (const build of [hierarchyTables, stagePassTables, stageWeightTable, gateTable])
    await mirror.run(build(run));
  await snapshotFacts(mirror, run);
  await buildSubjects(mirror, run, identity);
  for (const build of [rosterTable, effortTable]) await mirror.run(build(run));
  await mirror.run(fiscalMonthTable(run.months));
  await mirror.run(targetTable(run));
  await mirror.run(closingView(run));
  await mirror.run(dealIdsTable);
  const [row] = await mirror.all<{ tracked: boolean }>(ownershipTracked(run));
  return { ownershipTracked: row?.tracked ?? false };
}

/** `fact.snapshot`, with what the org shows now. */
export async function snapshotFacts(mirror: Mirror, run: RunContext): Promise<void> {
  const stuck = resolveThresholds(stuckId, stuckParameters, await readFlagRules(mirror));
  await mirror.run(snapshotView(run, stuck, await showsStuck(mirror)));
}

/** Whether the reviews on the org have the column of the flag: the first run with it has none yet. */
async function showsStuck(mirror: Mirror): Promise<boolean> {
  const columns = await mirror.all(`
    SELECT 1 AS found FROM information_schema.columns
    WHERE table_schema = 'sf' AND table_name = 'touchline_deal_review__c' AND column_name = 'Stuck_In_Stage__c'`);
  return columns.length > 0;
}
