import type { Mirror } from '../mirror/mirror.ts';
import type { Span } from '../period.ts';
import type { SubjectIdentity } from './subjects.ts';
import { buildSubjects } from './subjects.ts';
import { bookedTable, fiscalMonthTable, targetTable } from './views/booked.sql.ts';
import { engagedTable, placeTables } from './views/contacts.sql.ts';
import { dealTable, timelineTables } from './views/deals.sql.ts';
import { heldTable } from './views/held.sql.ts';
import { meetingTable, scheduledTable } from './views/meetings.sql.ts';
import { openAtTable, snapshotTable } from './views/open-deals.sql.ts';
import { decidedTable, workedTable } from './views/outcomes.sql.ts';
import { ownershipTracked, ownerTables } from './views/owners.sql.ts';
import { hierarchyTables } from './views/people.sql.ts';
import { pushTables } from './views/pushes.sql.ts';
import type { RunContext } from './views/run-context.ts';
import { stageTable } from './views/stages.sql.ts';
import { periodTables, timeMacros } from './views/time.sql.ts';
import { touchTables } from './views/touches.sql.ts';

/** Builds schema `fact` in the order the facts rest on each other. All of it is set-based and thrown away by the next run. */
export async function buildFacts(
  mirror: Mirror,
  run: RunContext & { months: readonly Span[] },
  identity: SubjectIdentity,
): Promise<{ ownershipTracked: boolean }> {
  await mirror.run('DROP SCHEMA IF EXISTS fact CASCADE; CREATE SCHEMA fact');
  for (const build of [
    timeMacros,
    periodTables,
    stageTable,
    timelineTables,
    dealTable,
    ownerTables,
    hierarchyTables,
    pushTables,
    openAtTable,
    meetingTable,
    scheduledTable,
    placeTables,
    touchTables,
    heldTable,
    engagedTable,
    snapshotTable,
    decidedTable,
    workedTable,
  ]) {
    await mirror.run(build(run));
  }
  await buildSubjects(mirror, run, identity);
  await mirror.run(fiscalMonthTable(run.months));
  await mirror.run(targetTable(run));
  await mirror.run(bookedTable(run));
  const [row] = await mirror.all<{ tracked: boolean }>(ownershipTracked(run));
  return { ownershipTracked: row?.tracked ?? false };
}
