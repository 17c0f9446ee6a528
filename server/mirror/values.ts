import type { DuckDBType, DuckDBValue, DuckDBValueConverter } from '@duckdb/node-api';
import {
  BOOLEAN,
  DOUBLE,
  DuckDBDateValue,
  DuckDBDecimalValue,
  DuckDBListValue,
  DuckDBStructValue,
  DuckDBTimestampValue,
  INTEGER,
  LIST,
  listValue,
  SQLNULL,
  TIMESTAMP,
  VARCHAR,
} from '@duckdb/node-api';

/** What a parameter may be. A Date becomes a UTC TIMESTAMP; whole numbers are INTEGER, so that dates can be moved by them. */
export type SqlValue = string | number | boolean | null | Date | readonly string[];

export interface Bindings {
  values: Record<string, DuckDBValue> | undefined;
  types: Record<string, DuckDBType> | undefined;
}

export function bind(params: Record<string, SqlValue> | undefined): Bindings {
  if (!params) return { values: undefined, types: undefined };
  const values: Record<string, DuckDBValue> = {};
  const types: Record<string, DuckDBType> = {};
  for (const [name, value] of Object.entries(params)) [values[name], types[name]] = toDuck(value);
  return { values, types };
}

function toDuck(value: SqlValue): [DuckDBValue, DuckDBType] {
  if (value === null) return [null, SQLNULL];
  if (value instanceof Date) return [new DuckDBTimestampValue(BigInt(value.getTime()) * 1000n), TIMESTAMP];
  if (typeof value === 'string') return [value, VARCHAR];
  if (typeof value === 'boolean') return [value, BOOLEAN];
  if (typeof value === 'number') {
    const whole = Number.isInteger(value) && Math.abs(value) < 2 ** 31;
    return [value, whole ? INTEGER : DOUBLE];
  }
  return [listValue([...value]), LIST(VARCHAR)];
}

/** Engine values as plain JavaScript; see `Mirror.all` for the form of each. */
export const fromDuck: DuckDBValueConverter<unknown> = (value, type, convert) => {
  if (value === null || value === undefined) return null;
  if (typeof value === 'bigint') return Number(value);
  if (value instanceof DuckDBTimestampValue) return new Date(Number(value.micros / 1000n)).toISOString();
  if (value instanceof DuckDBDateValue) {
    return new Date(value.days * 86_400_000).toISOString().slice(0, 10);
  }
  if (value instanceof DuckDBDecimalValue) return Number(value.toString());
  if (value instanceof DuckDBListValue) return value.items.map((item) => convert(item, type, convert));
  if (value instanceof DuckDBStructValue) {
    return Object.fromEntries(
      Object.entries(value.entries).map(([name, item]) => [name, convert(item, type, convert)]),
    );
  }
  if (typeof value === 'object') return value.toString();
  return value;
};
