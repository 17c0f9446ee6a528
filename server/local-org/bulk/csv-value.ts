import type { FieldType, Value } from '../types.ts';

const DECIMAL: ReadonlySet<FieldType> = new Set(['double', 'currency', 'percent']);

/** A value as Bulk CSV writes it: empty for null, `100.0` for whole decimals, datetimes with `Z` as they are kept. */
export function csvText(type: FieldType): (value: Value) => string {
  if (DECIMAL.has(type)) {
    return (value) =>
      typeof value !== 'number' ? '' : Number.isInteger(value) ? `${value}.0` : String(value);
  }
  return (value) => (value === null ? '' : String(value));
}
