import type { Mirror } from '../mirror/mirror.ts';
import { scratch } from '../mirror/scratch.ts';
import { addDays, fiscalCalendar, localDay, reportingPeriods } from '../period.ts';
import type { Metric } from './define.ts';
import { buildFacts } from './facts.ts';
import { metrics as registry } from './index.ts';
import { score } from './score.ts';
import type { Settings } from './settings.ts';
import type { RunContext } from './views/run-context.ts';
import { endingsOf } from './views/run-context.ts';
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
 * Fills `out.subject`, `out.subject_share` and `out.card` from the mirror: a pure function of its rows, the
 * settings and `asOf` (C1). The facts it builds stay in schema `fact` for the review stage.
 */
export function computeMetrics(
  mirror: Mirror,
  context: ComputeContext,
  metrics: readonly Metric[] = registry,
): Promise<Warning[]> {
  return scratch(mirror, () => compute(mirror, context, metrics));
}

async function compute(
  mirror: Mirror,
  context: ComputeContext,
  metrics: readonly Metric[],
): Promise<Warning[]> {
  const run = await prepareRun(mirror, context);
  const { ownershipTracked } = await buildFacts(mirror, run, context);
  return score(mirror, run, context, metrics, { ownershipTracked });
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
