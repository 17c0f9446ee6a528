/** From facts to `out.card`: every metric of every view, what is derived from them, intervals, evidence. */
import type { Mirror } from '../mirror/mirror.ts';
import type { ComputeContext } from './compute.ts';
import type { Metric, ViewName } from './define.ts';
import type { Absence, AbsenceReason } from './evidence.ts';
import { addIntervals } from './intervals.ts';
import type { Failure, Measurement } from './measure.ts';
import { measureView } from './measure.ts';
import { deriveMeasured, joinMeasured } from './measured.ts';
import { writeScorecards } from './scorecards.ts';
import { readFlagRules, resolveThresholds } from './thresholds.ts';
import { untouchedId, untouchedParameters, untouchedState } from './untouched-rule.ts';
import type { RunContext } from './views/run-context.ts';
import { isHidden } from './views/run-context.ts';
import { views } from './views/sources.ts';
import type { Warning } from './warning.ts';

/** Scorecards of `fact.rescored` only, for which these slots of each view are measured anew. */
export type Part = (view: Exclude<ViewName, 'levers'>) => readonly number[];

/**
 * @param part what to score; all of it by default. All other scorecards stay, and a metric that fails ends
 *   it all.
 */
export async function score(
  mirror: Mirror,
  run: RunContext,
  { settings }: ComputeContext,
  metrics: readonly Metric[],
  marks: { ownershipTracked: boolean },
  part?: Part,
): Promise<Warning[]> {
  const absent = hiddenMetrics(metrics, run);
  const untouched = resolveThresholds(untouchedId, untouchedParameters, await readFlagRules(mirror));
  const measurements: Measurement[] = [];
  const failures: Failure[] = [];
  const sources = views(untouchedState(untouched, run.unavailable));
  for (const name of Object.keys(sources) as (keyof typeof sources)[]) {
    const view = sources[name];
    const present = metrics.filter((metric) => metric.view === name && !absent.has(metric.id));
    if (present.length === 0) continue;
    const outcome = await measureView(mirror, name, view, present, settings, part?.(name));
    measurements.push(...outcome.measurements);
    failures.push(...outcome.failures);
  }
  const missing = new Set([...absent.keys(), ...failures.map(({ metric }) => metric.id)]);
  await joinMeasured(
    mirror,
    measurements,
    metrics.filter((metric) => metric.view !== 'levers' && missing.has(metric.id)),
    part !== undefined,
  );
  failures.push(
    ...(await deriveMeasured(
      mirror,
      metrics.filter((metric) => metric.view === 'levers'),
    )),
  );
  const absence: Absence = new Map<string, AbsenceReason>([
    ...[...absent].map(([id, says]) => [id, { mark: 'unavailable', says }] as const),
    ...failures.map(({ metric }) => [metric.id, { mark: 'failed', says: 'error' }] as const),
  ]);
  await addIntervals(mirror, metrics, part !== undefined);
  await writeScorecards(mirror, metrics, measurements, marks, absence, part !== undefined);
  return [...unavailableWarnings(absent), ...failures.map(failureWarning)];
}

/** Metrics that need a field nobody may read, with that field. */
function hiddenMetrics(metrics: readonly Metric[], run: RunContext): Map<string, string> {
  const hidden = new Map<string, string>();
  for (const metric of metrics) {
    const field = metric.needs.find((need) => isHidden(run.unavailable, need));
    if (field !== undefined) hidden.set(metric.id, field);
  }
  return hidden;
}

function unavailableWarnings(absent: ReadonlyMap<string, string>): Warning[] {
  return [...absent].map(([metric, field]) => ({
    code: 'metricUnavailable',
    params: { metric, field },
    message: `${metric} cannot be computed: the integration user may not read ${field}. Grant read access to it.`,
  }));
}

function failureWarning({ metric, reason }: Failure): Warning {
  return {
    code: 'metricFailed',
    params: { metric: metric.id },
    message: `${metric.id} could not be computed and stays empty in this run: ${reason}`,
  };
}
