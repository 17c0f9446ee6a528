/** People compared with the others of one manager: a team sells to one segment, and says nothing about another (S0.9). */
import type { Metric } from '../metrics/define.ts';

/** A person with the numbers of one period, `<metric id>:<part>`. */
export interface Member extends Record<string, string | number | null> {
  key: string;
  /** Key of the team the person stands in directly. */
  peers: string;
}

export function numberOf(member: Member, id: string, part: string): number | null {
  const value = member[`${id}:${part}`];
  return typeof value === 'number' ? value : null;
}

/** Whether the person's team logs enough activity (C15): this is never computed where it does not. */
export const isLogged = (member: Member): boolean => numberOf(member, 'touch-rate', 'value') !== null;

export function peerGroups(members: readonly Member[]): Member[][] {
  return [...Map.groupBy(members, (member) => member.peers).values()];
}

export const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));

/** What the others reach: their sum over their sum (S1.3), or their mean where a metric has no parts. */
export function referenceOf(member: Member, peers: readonly Member[], metric: Metric): number | null {
  // Asked of everybody for every metric: the name of a number is made once for all of them.
  const others = (part: string): { sum: number; count: number } => {
    const name = `${metric.id}:${part}`;
    let [sum, count] = [0, 0];
    for (const peer of peers) {
      const value = peer === member ? null : peer[name];
      if (typeof value === 'number') [sum, count] = [sum + value, count + 1];
    }
    return { sum, count };
  };
  if (metric.columns.num === undefined || metric.columns.den === undefined) {
    const { sum, count } = others('value');
    return count === 0 ? null : sum / count;
  }
  const { sum: den } = others('den');
  return den <= 0 ? null : ((metric.unit === 'percent' ? 100 : 1) * others('num').sum) / den;
}

/** How far a value lies on the bad side of a reference, as a share of it; not positive on the good side. */
export function shortfall(value: number, reference: number | null, better: Metric['better']): number | null {
  if (reference === null || reference <= 0 || better === 'neutral') return null;
  return (better === 'higher' ? reference - value : value - reference) / reference;
}

/** The interval lies wholly on the bad side of the reference; null where the member has no interval. */
export function isBeyondChance(member: Member, metric: Metric, reference: number): boolean | null {
  const low = numberOf(member, metric.id, 'low');
  const high = numberOf(member, metric.id, 'high');
  if (low === null || high === null) return null;
  return metric.better === 'higher' ? high < reference : metric.better === 'lower' && low > reference;
}
