/** The hand-counted facts of tiny's open deals: they follow from the rows, and the numbers follow from them. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { loadSchema } from '../schema.ts';
import { MemoryStore } from '../store.ts';
import type { Row } from '../types.ts';
import { seedTiny } from './tiny.ts';

interface Verdict {
  state: string;
  severity: string | null;
}
interface Facts {
  stageSince: string;
  stageThreshold: number;
  touchDays: string[];
  nextMeeting: string | null;
  pushes: number;
  engaged: number;
}
type Flags = Record<string, Verdict> & { id: string; facts: Facts; raised: number; critical: number };
interface Expected {
  value: number | null;
  num?: number;
  den?: number;
  n?: number;
  deals?: string[];
  sumOf?: string[];
}
interface Truth {
  asOf: string;
  day: string;
  deals: Record<string, { createdDay: string; amount: number | null; ageDays?: number }>;
  flags: Record<string, unknown>;
  subjects: Record<string, { periods: Record<string, Record<string, Expected>> }>;
}

const root = path.join(__dirname, '../../..');
const truth = JSON.parse(readFileSync(path.join(__dirname, 'tiny-truth.json'), 'utf8')) as Truth;
const store = new MemoryStore(
  loadSchema({
    forceAppDir: path.join(root, 'force-app/main/default'),
    standardDir: path.join(__dirname, '../standard'),
  }),
);
beforeAll(() => seedTiny(store, { asOf: truth.day }));

const flagsOf = (key: string) => truth.flags[key] as Flags;
const factsOf = (key: string) => flagsOf(key).facts;
const days = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const sum = (numbers: number[]) => numbers.reduce((total, each) => total + each, 0);
function median(numbers: number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] as number;
  const middle = sorted.length / 2;
  return Number.isInteger(middle) ? (at(middle - 1) + at(middle)) / 2 : at(Math.floor(middle));
}

const inStage = (key: string, until = truth.asOf) => days(factsOf(key).stageSince, until);
/** The figures run to midnight, so that they stand still all day. */
const toMidnight = (key: string) => inStage(key, '2026-11-21T00:00:00-08:00');
const lastWeek = (key: string) => days(factsOf(key).touchDays.at(-1) ?? '2000-01-01', truth.day) <= 6;

/** Days from touch to touch, and from the last one to today; of a deal nobody touched, its age. */
function gaps(key: string): number[] {
  const { touchDays } = factsOf(key);
  if (touchDays.length === 0)
    return [days((truth.deals[key] as { createdDay: string }).createdDay, truth.day)];
  return [...touchDays, truth.day].slice(1).map((day, index) => days(touchDays[index] as string, day));
}
const weighted = (list: number[]) => (sum(list) === 0 ? 0 : sum(list.map((gap) => gap * gap)) / sum(list));

describe('the facts', () => {
  test.each(Object.keys(truth.flags))('%s has been in its stage as its history says', (key) => {
    const { id, facts } = flagsOf(key);
    const history = [...store.table('OpportunityHistory').rows()]
      .filter((row) => row['OpportunityId'] === id)
      .sort((a, b) => (String(a['CreatedDate']) < String(b['CreatedDate']) ? -1 : 1));
    const stage = history.at(-1)?.['StageName'];
    const before = history.findLastIndex((row) => row['StageName'] !== stage);
    expect(new Date(facts.stageSince).toISOString()).toBe((history[before + 1] as Row)['CreatedDate']);
    expect(inStage(key) > facts.stageThreshold).toBe(flagsOf(key)['stuck-in-stage']?.state === 'raised');
  });

  test.each(Object.keys(truth.flags))('%s counts its flags', (key) => {
    const verdicts = Object.entries(flagsOf(key)).filter(
      ([name]) => !/^(id|facts|raised|critical)$/.test(name),
    );
    expect(verdicts).toHaveLength(10);
    const { raised, critical } = flagsOf(key);
    const states = verdicts.map(([, verdict]) => verdict as Verdict);
    expect(states.filter((verdict) => verdict.state === 'raised')).toHaveLength(raised);
    expect(states.filter((verdict) => verdict.severity === 'critical')).toHaveLength(critical);
    expect(states.filter((verdict) => verdict.state !== 'raised' && verdict.severity !== null)).toEqual([]);
  });
});

/** The value a metric must have when its deals are the ones listed; undefined where more than deals goes into it. */
function addUp(metric: string, { deals = [], sumOf = [], den }: Expected): number | null | undefined {
  const mean = (of: (key: string) => number) =>
    deals.length === 0 ? null : sum(deals.map(of)) / deals.length;
  switch (metric) {
    case 'average-open-age':
      return mean((key) => truth.deals[key]?.ageDays ?? NaN);
    case 'average-days-in-stage':
      return mean(toMidnight);
    case 'median-days-in-stage':
      return median(deals.map(toMidnight));
    case 'days-between-touches':
      return mean((key) => weighted(gaps(key)));
    case 'simple-days-between-touches':
      return mean((key) => sum(gaps(key)) / gaps(key).length);
    case 'days-since-last-touch':
      return mean((key) => gaps(key).at(-1) as number);
    case 'touch-rate':
    case 'next-meeting-coverage':
    case 'contact-coverage':
      return den === 0 ? null : (100 * deals.length) / Number(den);
    case 'stuck-pipeline':
      return sum(sumOf.map((key) => truth.deals[key]?.amount ?? NaN));
    case 'pipeline-coverage':
      return den === undefined ? null : sum(deals.map((key) => truth.deals[key]?.amount ?? NaN)) / den;
    case 'stuck-opportunities':
    case 'opportunities-advanced':
    case 'opportunities-regressed':
    case 'opportunities-created':
      return deals.length;
    default:
      return undefined;
  }
}

const cases = Object.entries(truth.subjects).flatMap(([subject, { periods }]) =>
  Object.entries(periods).map(([period, metrics]) => [subject, period, metrics] as const),
);

test.each(cases)('%s, %s add up from their deals', (_subject, _period, metrics) => {
  let added = 0;
  for (const [metric, expected] of Object.entries(metrics)) {
    const value = addUp(metric, expected);
    if (value === undefined) continue;
    added += 1;
    expect([metric, value === null]).toEqual([metric, expected.value === null]);
    if (value !== null) expect([metric, value.toFixed(4)]).toEqual([metric, expected.value?.toFixed(4)]);
  }
  expect(added).toBeGreaterThan(12);
});

test.each(cases)('%s, %s: shares list the deals they count', (_subject, _period, metrics) => {
  const listed = (metric: string) => metrics[metric]?.deals ?? [];
  const judged = listed('days-between-touches');
  expect(listed('touch-rate')).toEqual(judged.filter(lastWeek));
  expect(listed('next-meeting-coverage')).toEqual(judged.filter((key) => factsOf(key).nextMeeting !== null));
  expect(listed('contact-coverage')).toEqual(judged.filter((key) => factsOf(key).engaged >= 3));
});
