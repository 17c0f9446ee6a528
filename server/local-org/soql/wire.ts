import type { FieldType, Row, Value } from '../types.ts';
import type { Run } from './run.ts';

/** A value as REST writes it: datetimes with '+0000' where everything inside keeps 'Z'. */
export function toWire(type: FieldType): (value: Value) => Value {
  if (type !== 'datetime') return (value) => value;
  return (value) => (typeof value === 'string' ? value.replace('Z', '+0000') : value);
}

export interface Attributes {
  type: string;
  url?: string;
}

export function attributes(run: Pick<Run, 'version'>, type: string, row: Row, object = type): Attributes {
  return { type, url: `/services/data/v${run.version}/sobjects/${object}/${row.Id}` };
}
