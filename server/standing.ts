/**
 * Whether what the last run computed and wrote still stands, so that this run has nothing to do.
 *
 * Results are a pure function of rows, settings, code and `asOf`. The state kept here says what the last finished run's
 * were; loading a row that differs forgets it in the same transaction (`extract/load.ts`). A run at the org's present
 * moment that finds nothing changed keeps the moment of the results that stand, and says so: they are those of that
 * moment. What time alone brings (a meeting ends, a deal gets stuck) is looked for once an hour, in a large org there is
 * always some; a new local day is a reason to compute in any case.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ComputeContext } from './metrics/compute.ts';
import { prepareRun } from './metrics/compute.ts';
import type { Mirror } from './mirror/mirror.ts';
import type { Warning } from './run-summary.ts';

/** How old results may be before the clock alone is a reason to compute. */
const patienceMs = 3_600_000;

export interface Standing {
  asOf: Date;
  /** What computing said, for the summary of every run that it stands for. */
  warnings: Warning[];
}

interface Kept {
  asOf: string;
  fingerprint: string;
  warnings: Warning[];
}

/**
 * The results that stand, or null when there is something to compute.
 *
 * @param isPresent the moment is the org's present one; a moment asked for by name must be met exactly
 */
export async function whatStands(
  mirror: Mirror,
  context: ComputeContext,
  isPresent: boolean,
): Promise<Standing | null> {
  const [row] = await mirror.all<{ value: string }>(
    `SELECT value FROM sf_meta.run_state WHERE key = 'scored'`,
  );
  if (!row) return null;
  const kept = JSON.parse(row.value) as Kept;
  const asOf = new Date(kept.asOf);
  if (kept.fingerprint !== (await fingerprint(mirror, context))) return null;
  const passed = context.asOf.getTime() - asOf.getTime();
  if (passed === 0) return { asOf, warnings: kept.warnings };
  if (!isPresent || passed < 0) return null;
  if (passed >= patienceMs && (await somethingHappened(mirror, asOf, context.asOf))) return null;
  return { asOf, warnings: kept.warnings };
}

/** To be called when everything that should be written was written. */
export async function keepStanding(
  mirror: Mirror,
  context: ComputeContext,
  warnings: readonly Warning[],
): Promise<void> {
  const kept = {
    asOf: context.asOf.toISOString(),
    fingerprint: await fingerprint(mirror, context),
    warnings,
  };
  await mirror.transaction(async () => {
    await forgetStanding(mirror);
    await mirror.run(`INSERT INTO sf_meta.run_state VALUES ('scored', $value)`, {
      value: JSON.stringify(kept),
    });
  });
}

/** To be called before anything is computed or written anew. */
export async function forgetStanding(mirror: Mirror): Promise<void> {
  await mirror.run(`DELETE FROM sf_meta.run_state WHERE key = 'scored'`);
}

/** Everything but rows and the moment: day, calendar, settings, what may be read, and the code that computes. */
export async function fingerprint(mirror: Mirror, context: ComputeContext): Promise<string> {
  const { asOf, ...given } = context;
  const { today, periods, unavailable } = await prepareRun(mirror, context);
  const calendar = periods.map(({ at, ...period }) => ({ ...period, at: at < asOf ? at : 'now' }));
  const said = JSON.stringify([given, today, calendar, [...unavailable].sort(), code()]);
  return createHash('sha256').update(said).digest('hex');
}

let codeHash: string | undefined;

/** A hash of the files that decide what is computed and written: a new version computes anew. A process runs what it has read once. */
function code(): string {
  return (codeHash ??= hashCode());
}

function hashCode(): string {
  const root = import.meta.dirname;
  const hash = createHash('sha256');
  const files = globSync(['{metrics,review,writeback}/**/*.ts', 'period.ts'], { cwd: root });
  for (const file of files.sort()) {
    if (!file.endsWith('.test.ts')) hash.update(file).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}

/**
 * Days in stage are counted by the instant (R2): a deal may get stuck, or critically so, while nobody does anything. The
 * facts of the last run are still there, since nothing was computed after it.
 */
const stageTimePasses = `EXISTS (
  SELECT 1 FROM (
    SELECT stage_since, unnest([1, 2]) * stage_threshold AS days FROM fact.snapshot
    WHERE end_no = (SELECT max(end_no) FROM fact.ending) AND stage_since IS NOT NULL
  ) WHERE stage_since + to_milliseconds(ceil(days * 86400000)::BIGINT) BETWEEN $from AND $to)`;

/** Moments that were on record beforehand and have come since: meetings begin and end, rows dated ahead begin to count. */
async function somethingHappened(mirror: Mirror, from: Date, to: Date): Promise<boolean> {
  const within = (table: string, ...moments: string[]): string =>
    `EXISTS (SELECT 1 FROM sf.${table} WHERE ${moments.map((moment) => `(${moment} > $from AND ${moment} <= $to)`).join(' OR ')})`;
  const [row] = await mirror.all<{ happened: boolean }>(
    `SELECT ${[
      within(
        'event',
        'StartDateTime',
        'EndDateTime',
        'ActivityDateTime',
        'StartDateTime + to_minutes(DurationInMinutes::BIGINT)',
        'CreatedDate',
      ),
      within('task', 'CompletedDateTime', 'CreatedDate'),
      within('opportunity', 'CreatedDate', 'LastStageChangeDate'),
      ...[
        'opportunity_history',
        'opportunity_field_history',
        'opportunity_contact_role',
        'event_relation',
        'task_relation',
      ].map((table) => within(table, 'CreatedDate')),
      stageTimePasses,
    ].join(' OR ')} AS happened`,
    { from, to },
  );
  return row?.happened ?? true;
}
