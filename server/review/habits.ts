/**
 * How a person has worked for a year, beside the others of the same manager.
 *
 * One quarter of one person is a small sample, and dozens of people are asked a score of questions each: most of what
 * looks odd is chance. What stays odd over several quarters is not. A habit is a number that a person can move
 * (`controllable`), over all quarters that the person worked in whole, that lies on the bad side of the others' median by a
 * fifth of it and by three times what people usually differ by. That usual difference is measured on the company itself, by
 * the median, so that the odd ones do not hide each other.
 */
import type { Metric } from '../metrics/define.ts';
import { needsLogging } from './drivers.ts';
import { isLogged, numberOf, shortfall, type Member } from './peers.ts';

export interface Habit {
  metric: string;
  /** Over all the quarters: a sum over a sum, or the mean of a quarter. */
  value: number;
  /** Median of the others of the same manager over the same quarters. */
  reference: number;
  quarters: number;
  /** Distance in usual differences between people. */
  strength: number;
}

/** What tells since when somebody works, and whether a team logs it. */
const signs = ['opportunities-worked', 'touch-rate'];
/** Quarters worked in whole (the first one rarely is). Whoever has fewer is on the way in, and left alone. */
const leastQuarters = 3;
/** Others of one manager for a median to mean something; people for the usual difference to. */
const leastOthers = 4;
const leastPeople = 8;
const leastGap = 0.2;
/** Standard errors beyond which one of a score of differences is no accident, as on a person's page. */
const beyondChance = 3.02;
/** No company is so alike that people differ by less than a tenth. */
const leastDifference = 0.1;
/** The median distance of a normal sample, to its standard deviation. */
const toDeviation = 1.4826;

interface Person {
  key: string;
  peers: string;
  /** By quarter, the oldest first; only quarters worked in whole. */
  quarters: Member[];
  first: number;
}

interface Odd {
  person: Person;
  value: number;
  reference: number;
  gap: number;
}

/** The metrics that `habitsOf` looks at. */
export function habitMetrics(metrics: readonly Metric[]): Metric[] {
  return metrics.filter((metric) => mayBeHabit(metric) || signs.includes(metric.id));
}

const mayBeHabit = ({ controllable, better }: Metric): boolean => controllable && better !== 'neutral';

/**
 * The strongest habit of each person who has one, by subject key.
 * @param quarters people with their numbers, quarter by quarter, the oldest first and the running one last
 */
export function habitsOf(
  quarters: readonly (readonly Member[])[],
  metrics: readonly Metric[],
): Map<string, Habit> {
  const people = peopleOf(quarters);
  const teams = Map.groupBy(people, ({ peers }) => peers);
  const strongest = new Map<string, Habit>();
  for (const metric of metrics) {
    if (!mayBeHabit(metric)) continue;
    const pool = poolOf(metric);
    const found = people.flatMap(
      (person) => distanceOf(person, teams.get(person.peers)!, metric, pool) ?? [],
    );
    if (found.length < leastPeople) continue;
    const usual = Math.max(leastDifference, toDeviation * median(found.map(({ gap }) => Math.abs(gap))));
    for (const { person, value, reference, gap } of found) {
      const strength = gap / usual;
      if (gap < leastGap || strength < beyondChance) continue;
      if (strength <= (strongest.get(person.key)?.strength ?? 0)) continue;
      const { length } = person.quarters;
      strongest.set(person.key, { metric: metric.id, value, reference, quarters: length, strength });
    }
  }
  return strongest;
}

/** Whoever works now, with the quarters worked in whole. */
function peopleOf(quarters: readonly (readonly Member[])[]): Person[] {
  const byKey = quarters.map((members) => new Map(members.map((member) => [member.key, member])));
  return (quarters.at(-1) ?? []).flatMap(({ key, peers }) => {
    const each = byKey.map((members) => members.get(key));
    const worked = each.findIndex(
      (member) => member && (numberOf(member, 'opportunities-worked', 'value') ?? 0) > 0,
    );
    if (worked < 0) return [];
    // Who was there before the first quarter that is known has worked in all of it.
    const first = worked === 0 ? 0 : worked + 1;
    const whole = each.slice(first).filter((member) => member !== undefined);
    return whole.length < leastQuarters ? [] : [{ key, peers, quarters: whole, first }];
  });
}

function distanceOf(person: Person, team: readonly Person[], metric: Metric, pool: Pool): Odd | undefined {
  // Without a record of what people do nobody is said to do less of it (C15).
  if (needsLogging.has(metric.id) && !isLogged(person.quarters.at(-1)!)) return undefined;
  const value = pool(person, 0);
  if (value === null) return undefined;
  const others = team
    .filter((other) => other !== person && other.first <= person.first)
    .flatMap((other) => pool(other, person.first - other.first) ?? []);
  if (others.length < leastOthers) return undefined;
  const reference = median(others);
  const gap = shortfall(value, reference, metric.better);
  return gap === null ? undefined : { person, value, reference, gap };
}

/** A person's number over all quarters but the first few. */
type Pool = (person: Person, skipped: number) => number | null;

/** Remembers what it was asked: everybody in a team is compared with the same others. */
function poolOf(metric: Metric): Pool {
  const known = new Map<Person, Map<number, number | null>>();
  return (person, skipped) => {
    const ofPerson = known.get(person) ?? new Map<number, number | null>();
    known.set(person, ofPerson);
    const value = ofPerson.get(skipped);
    if (value !== undefined) return value;
    const fresh = pooled(person.quarters.slice(skipped), metric);
    ofPerson.set(skipped, fresh);
    return fresh;
  };
}

/** The sum over the sum of all quarters, or their mean where a metric has no parts. */
function pooled(quarters: readonly Member[], metric: Metric): number | null {
  const numbers = (part: string) => quarters.flatMap((member) => numberOf(member, metric.id, part) ?? []);
  const sum = (part: string) => numbers(part).reduce((total, each) => total + each, 0);
  if (metric.columns.num !== undefined && metric.columns.den !== undefined) {
    const den = sum('den');
    return den > 0 ? ((metric.unit === 'percent' ? 100 : 1) * sum('num')) / den : null;
  }
  const { length } = numbers('value');
  return length === 0 ? null : sum('value') / length;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}
