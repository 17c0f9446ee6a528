import type { Group, Metric } from './define.ts';
import type { Measurement } from './measure.ts';
import { measured } from './measure.ts';
import { slotOf } from './measured.ts';
import { text } from './sql.ts';

/** What is true of every number of a run. */
export interface RunMarks {
  ownershipTracked: boolean;
}

/** Why a metric has no number anywhere: a field that cannot be read, or an error. */
export interface AbsenceReason {
  mark: 'unavailable' | 'failed';
  says: string;
}
export type Absence = ReadonlyMap<string, AbsenceReason>;

/** The slots of some periods, in views of either kind. */
export type Slots = Readonly<Record<'period_no' | 'end_no', readonly number[]>>;

/** SQL of a piece of JSON text: as it is, or the deal numbers of records (an INTEGER[] or null) whose ids stand there as in an array. */
export type Piece = { text: string } | { records: string };

export interface EvidenceSql {
  /** Joins over s (subject), p (period), m (`fact.measured`), of the subjects in a range of numbers and some periods or all. */
  joins: (from: number, to: number, among?: Slots) => string[];
  /** JSON text per group, in pieces. */
  groups: Map<Group, Piece[]>;
}

const params: Record<Metric['evidence']['params'], string> = {
  trailing: `'{"from":"' || n.window_start || '","to":"' || n.day || '"}'`,
  period: `'{"from":"' || p.start_day || '","to":"' || p.day || '"}'`,
  at: `'{"at":"' || n.day || '"}'`,
  closing: `'{"at":"' || n.day || '","by":"' || p.end_day || '"}'`,
};

/**
 * Evidence JSON (C14): per metric the ids of the records behind it (the smallest, capped), their true number, how to
 * find the rest, and what was missing. Metrics of a group that rest on the same records list them once: the later ones
 * say `idsOf`, whose ids they are, since ids are nearly all of the text. Keys are sorted and nothing speaks of the run, so
 * that an unchanged world gives unchanged text.
 */
export function evidenceSql(
  metrics: readonly Metric[],
  measurements: readonly Measurement[],
  marks: RunMarks,
  absence: Absence,
): EvidenceSql {
  const sources = sourcesOf(metrics, measurements);
  const groups = new Map<Group, Piece[]>();
  for (const group of [...new Set(metrics.map((metric) => metric.group))].sort()) {
    const listed = new Map<string, string>();
    const entries = metrics
      .filter((metric) => metric.group === group)
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .flatMap((metric, index) => [
        { text: text(`${index === 0 ? '{' : ','}"${metric.id}":`) },
        ...metricJson(metric, sources.get(metric.id), marks, absence, listed),
      ]);
    groups.set(group, [...entries, { text: `'}'` }]);
  }
  return { joins: (from, to, among) => measurementJoins(measurements, from, to, among), groups };
}

interface Source {
  /** Alias of the measured table, and the number of the condition in it. */
  counts: string;
  condition: number;
}

/** Where the records of each metric stand; a derived metric names the metric whose records it shares. */
function sourcesOf(metrics: readonly Metric[], measurements: readonly Measurement[]): Map<string, Source> {
  const sources = new Map<string, Source>();
  for (const [index, measurement] of measurements.entries()) {
    for (const metric of measurement.metrics) {
      const condition = measurement.conditions.indexOf(metric.evidence.where);
      sources.set(metric.id, { counts: `c${index}`, condition });
    }
  }
  for (const metric of metrics) {
    const shared = metric.view === 'levers' ? sources.get(metric.evidence.where) : undefined;
    if (shared) sources.set(metric.id, shared);
  }
  return sources;
}

function measurementJoins(
  measurements: readonly Measurement[],
  from: number,
  to: number,
  among?: Slots,
): string[] {
  return measurements.map((measurement, index) => {
    const slot = slotOf(measurement);
    // What is joined holds long texts: only those that are asked for are read.
    const asked = among ? ` AND c${index}.slot IN (${[...among[slot], 0].join(', ')})` : '';
    return `LEFT JOIN ${measurement.table} c${index}
      ON c${index}.subject_no = s.subject_no AND c${index}.slot = p.${slot}
      AND c${index}.subject_no BETWEEN ${from} AND ${to}${asked}`;
  });
}

/**
 * The pieces of a metric's JSON object.
 *
 * @param listed the metrics of the group that list ids so far, by where these stand
 */
function metricJson(
  metric: Metric,
  source: Source | undefined,
  marks: RunMarks,
  absence: Absence,
  listed: Map<string, string>,
): Piece[] {
  const missing = absence.get(metric.id);
  const written: Record<string, string> = {};
  if (missing) {
    written[missing.mark] = text(`"${missing.mark}":${JSON.stringify(missing.says)}`);
  } else {
    for (const [mark, definition] of Object.entries(metric.marks ?? {})) {
      const count = `m.${measured(metric, `mark:${mark}`)}`;
      const says =
        typeof definition === 'string' ? `${count}::BIGINT` : text(JSON.stringify(definition.says));
      written[mark] = `CASE WHEN ${count} > 0 THEN '"${mark}":' || ${says} END`;
    }
    if (source) {
      for (const [mark, column] of Object.entries({ fallback: 'fallback', unknownStage: 'unknown' })) {
        const count = `${source.counts}."${column}:${source.condition}"`;
        written[mark] = `CASE WHEN ${count} > 0 THEN '"${mark}":' || ${count} END`;
      }
    }
    if (!marks.ownershipTracked) written['ownership'] = `'"ownership":"current-only"'`;
    written['team'] = `CASE WHEN s.kind = 'team' THEN '"team":"current-only"' END`;
  }
  const markList = Object.keys(written)
    .sort()
    .map((mark) => written[mark]);
  const rows = missing || !source ? `'0'` : `coalesce(${source.counts}."rows:${source.condition}", 0)`;
  const isListed = metric.evidence.listed !== false;
  const texts = [
    isListed ? `',"marks":{'` : `'{"marks":{'`,
    `concat_ws(',', ${markList.join(', ')})`,
    ...(isListed ? [`'},"n":'`, rows] : [`'}'`]),
    `',"predicate":{"code":"${metric.evidence.code}","params":'`,
    params[metric.evidence.params],
    `'}}'`,
  ];
  const ids = isListed ? idsJson(metric, missing ? undefined : source, listed) : [];
  return [...ids, ...texts.map((sql) => ({ text: sql }))];
}

function idsJson(metric: Metric, source: Source | undefined, listed: Map<string, string>): Piece[] {
  if (!source) return [{ text: `'{"ids":[]'` }];
  const records = `${source.counts}."records:${source.condition}"`;
  const holder = listed.get(records);
  if (holder !== undefined) return [{ text: text(`{"idsOf":"${holder}"`) }];
  listed.set(records, metric.id);
  return [{ text: `'{"ids":['` }, { records }, { text: `']'` }];
}
