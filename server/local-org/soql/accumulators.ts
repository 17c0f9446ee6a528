import type { FieldType, Value } from '../types.ts';
import { compareValues, folder } from './comparisons.ts';
import { NUMBER_TYPES } from './literals.ts';
import type { Expression } from './run.ts';

/** Gathers one aggregate over the rows of one group. Empty values are left out of all but COUNT(). */
export interface Accumulator {
  add(value: Value): void;
  result(): Value;
}

const NEVER: ReadonlySet<FieldType> = new Set([
  'multipicklist',
  'boolean',
  'address',
  'time',
  'anyType',
  'encryptedstring',
]);
/** Long text: what no condition may name, no aggregate may either. */
const isLong = ({ type, field }: Expression): boolean => type === 'textarea' && field?.filterable === false;

/** Result type of an aggregate, or undefined when the platform has no such aggregate for the field. */
export function aggregateType(name: string, target: Expression | undefined): FieldType | undefined {
  if (!target) return name === 'COUNT' ? 'int' : undefined;
  if (NEVER.has(target.type) || isLong(target)) return undefined;
  if (name === 'COUNT' || name === 'COUNT_DISTINCT') return 'int';
  if (name === 'SUM' || name === 'AVG') {
    if (!NUMBER_TYPES.has(target.type)) return undefined;
    return name === 'AVG' && target.type === 'int' ? 'double' : target.type;
  }
  return target.type;
}

/** With a `scale`, sums are rounded to so many decimals: those of converted money are nobody's. */
export function accumulator(name: string, target: Expression | undefined, scale?: number): () => Accumulator {
  if (name === 'COUNT') return counting;
  if (!target) return counting;
  if (name === 'COUNT_DISTINCT') return () => distinct(folder(target));
  if (name === 'SUM') return () => summing(scale);
  if (name === 'AVG') return averaging;
  const compare = compareValues(target);
  return () => extreme(name === 'MIN' ? (a, b) => compare(a, b) < 0 : (a, b) => compare(a, b) > 0);
}

function counting(): Accumulator {
  let count = 0;
  return {
    add(value) {
      if (value !== null) count += 1;
    },
    result: () => count,
  };
}

function distinct(fold: (value: Value) => Value): Accumulator {
  const seen = new Set<Value>();
  return {
    add(value) {
      if (value !== null) seen.add(fold(value));
    },
    result: () => seen.size,
  };
}

/** Adds as if numbers had no binary noise: what one addition loses, the next gets back. */
class Sum {
  private total = 0;
  private lost = 0;
  count = 0;

  add(value: number): void {
    const total = this.total + value;
    this.lost +=
      Math.abs(this.total) >= Math.abs(value) ? this.total - total + value : value - total + this.total;
    this.total = total;
    this.count += 1;
  }

  /** The platform adds decimals exactly; fifteen digits are what a number surely has of them. */
  result(): number {
    const sum = this.total + this.lost;
    return Number.isSafeInteger(sum) ? sum : Number(sum.toPrecision(DIGITS));
  }
}

const DIGITS = 15;

function summing(scale: number | undefined): Accumulator {
  const sum = new Sum();
  return {
    add(value) {
      if (typeof value === 'number') sum.add(value);
    },
    result() {
      if (sum.count === 0) return null;
      return scale === undefined ? sum.result() : Number(sum.result().toFixed(scale));
    },
  };
}

function averaging(): Accumulator {
  const sum = new Sum();
  return {
    add(value) {
      if (typeof value === 'number') sum.add(value);
    },
    result: () => (sum.count > 0 ? quotient(sum.result(), sum.count) : null),
  };
}

/** Decimal division: 880.55 / 10 is 88.055, which binary numbers miss. */
function quotient(sum: number, count: number): number {
  const near = sum / count;
  if (!Number.isFinite(near) || Number.isInteger(near)) return near;
  const short = Number(near.toPrecision(DIGITS));
  // Where fifteen digits say all of it, they are what was meant; a third has no end, and keeps what there is.
  return Number((short * count).toPrecision(DIGITS)) === sum ? short : near;
}

function extreme(better: (a: Value, b: Value) => boolean): Accumulator {
  let best: Value = null;
  return {
    add(value) {
      if (value !== null && (best === null || better(value, best))) best = value;
    },
    result: () => best,
  };
}
