/**
 * Whether this run may go on from the facts the last one left in the mirror (`metrics/update`).
 *
 * Kept are the moment of that run and a fingerprint of everything but rows: settings, code, rights, calendar and local
 * day. They are forgotten before the facts are touched and noted again when everything that follows from them stands on
 * the org, together with forgetting which rows had changed: a run that is killed in between leaves a mirror that the
 * next one computes everything from.
 */
import type { ComputeContext } from './metrics/compute.ts';
import type { Mirror } from './mirror/mirror.ts';
import type { Warning } from './run-summary.ts';
import { fingerprint } from './standing.ts';

interface Kept {
  asOf: string;
  fingerprint: string;
}

export type Basis = { since: Date } | { reason: string };

/** The moment of the run to go on from, or why there is none. Once asked, the facts are no longer vouched for. */
export async function takeFacts(mirror: Mirror, context: ComputeContext): Promise<Basis> {
  const [row] = await mirror.all<{ value: string }>(
    `SELECT value FROM sf_meta.run_state WHERE key = 'facts'`,
  );
  await mirror.run(`DELETE FROM sf_meta.run_state WHERE key = 'facts'`);
  if (!row) return { reason: 'no run before this one was complete' };
  const kept = JSON.parse(row.value) as Kept;
  const since = new Date(kept.asOf);
  if (since > context.asOf) return { reason: 'the last run was of a later moment' };
  if (kept.fingerprint !== (await fingerprint(mirror, context)))
    return { reason: 'the day, the settings, the rights, the calendar or the code are others' };
  return { since };
}

/** To be called when everything that should be written was written; facts that failed in anything are not kept. */
export async function keepFacts(
  mirror: Mirror,
  context: ComputeContext,
  warnings: readonly Warning[],
): Promise<void> {
  const isSound = warnings.every(({ code }) => code !== 'metricFailed');
  const value = JSON.stringify({
    asOf: context.asOf.toISOString(),
    fingerprint: await fingerprint(mirror, context),
  } satisfies Kept);
  await mirror.transaction(async () => {
    await mirror.run('DELETE FROM sf_meta.changed');
    if (isSound) await mirror.run(`INSERT INTO sf_meta.run_state VALUES ('facts', $value)`, { value });
  });
}
