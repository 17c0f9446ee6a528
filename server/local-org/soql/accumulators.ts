import type { FieldType, Value } from '../types.ts';
import { compareValues, folder } from './comparisons.ts';
import { NUMBER_TYPES } from './literals.ts';
import type { Expression } from './run.ts';

/** Gathers one aggregate over the rows of one group. Empty values are left out of all but COUNT(). */
export interface Accumulator {
  add(value: Value): void;
  result(): Value;
}

const NEVER: ReadonlySet<FieldType> = new Set(['textarea', 'multipicklist', 'boolean', 'address']);

/** Result type of an aggregate, or undefined when the platform has no such aggregate for the field. */
export function aggregateType(name: string, target: Expression | undefined): FieldType | undefined {
  if (name === 'COUNT') return target?.type === 'address' ? undefined : 'int';
  if (!target) return undefined;
  if (name === 'COUNT_DISTINCT') return NEVER.has(target.type) ? undefined : 'int';
  if (name === 'SUM' || name === 'AVG') {
    if (!NUMBER_TYPES.has(target.type)) return undefined;
    return name === 'AVG' && target.type === 'int' ? 'double' : target.type;
  }
  return NEVER.has(target.type) ? undefined : target.type;
}

export function accumulator(name: string, target: Expression | undefined): () => Accumulator {
  if (name === 'COUNT') return counting;
  if (!target) return counting;
  if (name === 'COUNT_DISTINCT') return () => distinct(folder(target));
  if (name === 'SUM') return () => summing(target.field?.scale);
  if (name === 'AVG') return () => averaging(target.field?.scale);
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

function summing(scale: number | undefined): Accumulator {
  let sum = 0;
  let any = false;
  return {
    add(value) {
      if (typeof value !== 'number') return;
      sum += value;
      any = true;
    },
    result: () => (any ? exact(sum, scale) : null),
  };
}

/** The platform adds decimals exactly; rounding to the field's scale takes binary noise off. */
const exact = (sum: number, scale: number | undefined) =>
  scale === undefined ? sum : Number(sum.toFixed(scale));

function averaging(scale: number | undefined): Accumulator {
  let sum = 0;
  let count = 0;
  return {
    add(value) {
      if (typeof value !== 'number') return;
      sum += value;
      count += 1;
    },
    result: () => (count > 0 ? exact(sum, scale) / count : null),
  };
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
