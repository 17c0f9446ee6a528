/** A figure with what it was made of, as columns. Absent parts are not stored with that figure. */
import { column, type Part } from '../columns.ts';
import { jeffreys, ratio } from './numbers.ts';

export type Figures = Record<string, number | null>;
type Parts = Partial<Record<Exclude<Part, 'severity'>, number | null>>;

export const figure = (id: string, parts: Parts): Figures =>
  Object.fromEntries(Object.entries(parts).map(([part, value]) => [column(id, part as Part), value ?? null]));

/** A share of cases in percent with its interval; null where there is no case. */
export function share(id: string, num: number, den: number): Figures {
  const interval = den === 0 ? { low: null, high: null } : jeffreys(num, den);
  return figure(id, { value: den === 0 ? null : (100 * num) / den, num, den, n: den, ...interval });
}

export const mean = (id: string, num: number, den: number): Figures =>
  figure(id, { value: ratio(num, den), num, den, n: den });
