import type { Mirror } from '../mirror/mirror.ts';
import { addDays, fiscalCalendar, localDay, reportingPeriods } from '../period.ts';
import type { Metric } from './define.ts';
import type { Absence, AbsenceReason } from './evidence.ts';
import { buildFacts } from './facts.ts';
import { metrics as registry } from './index.ts';
import { addIntervals } from './intervals.ts';
import type { Failure, Measurement } from './measure.ts';
import { measureView } from './measure.ts';
import { deriveMeasured, joinMeasured } from './measured.ts';
import { writeScorecards } from './scorecards.ts';
import type { Settings } from './settings.ts';
import { readFlagRules, resolveThresholds } from './thresholds.ts';
import { untouchedId, untouchedParameters, untouchedState } from './untouched-rule.ts';
import type { RunContext } from './views/run-context.ts';
import { endingsOf, isHidden } from './views/run-context.ts';
import { views } from './views/sources.ts';
import type { Warning } from './warning.ts';

export interface ComputeContext {
  asOf: Date;
  /** 18-character id of the org. */
  organizationId: string;
  /** The org's IANA zone. */
  timeZone: string;
  /** Owns the rows of inactive people and of the organisation. */
  integrationUserId: string;
  settings: Settings;
}

/**
 * Fills `out.subject`, `out.subject_share` and `out.scorecard` from the mirror: a pure function of its rows, the
 * settings and `asOf` (C1). The facts it builds stay in schema `fact` for the review stage.
 */
export async function computeMetrics(
  mirror: Mirror,
  context: ComputeContext,
  metrics: readonly Metric[] = registry,
): Promise<Warning[]> {
  const run = await prepareRun(mirror, context);
  const { ownershipTracked } = await buildFacts(mirror, run, context);
  const absent = hiddenMetrics(metrics, run);
  const rules = await readFlagRules(mirror);
  const untouched = resolveThresholds(untouchedId, untouchedParameters, rules);
  const measurements: Measurement[] = [];
  const failures: Failure[] = [];
  for (const [name, view] of Object.entries(views(untouchedState(untouched, run.unavailable)))) {
    const present = metrics.filter((metric) => metric.view === name && !absent.has(metric.id));
    if (present.length === 0) continue;
    const outcome = await measureView(mirror, name, view, present, context.settings);
    measurements.push(...outcome.measurements);
    failures.push(...outcome.failures);
  }
  const missing = new Set([...absent.keys(), ...failures.map(({ metric }) => metric.id)]);
  await joinMeasured(
    mirror,
    measurements,
    metrics.filter((metric) => metric.view !== 'levers' && missing.has(metric.id)),
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
  await addIntervals(mirror, metrics);
  await writeScorecards(mirror, metrics, measurements, { ownershipTracked }, absence);
  return [...unavailableWarnings(absent), ...failures.map(failureWarning)];
}

export async function prepareRun(
  mirror: Mirror,
  context: ComputeContext,
): Promise<RunContext & { months: Month[] }> {
  const { asOf, timeZone, settings } = context;
  const today = localDay(asOf, timeZone);
  const calendar = fiscalCalendar(
    await mirror.all<{ type: string; start: string; end: string }>(`
      SELECT Type AS type, StartDate AS start, EndDate AS "end" FROM sf.period
      WHERE Type IN ('Month', 'Quarter') AND StartDate <= EndDate ORDER BY StartDate, EndDate DESC, Id`),
    await fiscalYearStart(mirror),
    { start: addDays(today, -100 * (settings.quarters + 1) - 7 * settings.weeks), end: addDays(today, 130) },
  );
  const [first] = await mirror.all<{ at: string | null }>(
    'SELECT min(CreatedDate) AS at FROM sf.opportunity WHERE CreatedDate <= $asOf',
    { asOf },
  );
  const firstDay = first?.at ? localDay(new Date(first.at), timeZone) : today;
  const { weeks, months, quarters, weekStart } = settings;
  const counts = { weeks, months, quarters };
  const periods = reportingPeriods({ asOf, timeZone, calendar, counts, weekStart, firstDay });
  const hidden = await mirror.all<{ name: string }>(
    `SELECT object || '.' || field AS name FROM sf_meta.unavailable`,
  );
  return {
    asOf,
    today,
    timeZone,
    settings,
    periods,
    endings: endingsOf(periods, asOf, today),
    unavailable: new Set(hidden.map(({ name }) => name)),
    months: [...calendar.months],
  };
}

interface Month {
  start: string;
  end: string;
}

async function fiscalYearStart(mirror: Mirror): Promise<number> {
  const [row] = await mirror.all<{ month: number | null }>(
    'SELECT min(FiscalYearStartMonth) AS month FROM sf.organization',
  );
  return row?.month ?? 1;
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
