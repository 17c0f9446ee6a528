import type { FieldDef, FieldType, ObjectDef, Reader, Row, Schema, Value } from '../types.ts';

/** What one execution of a compiled statement knows. The clock and the reader are here, never in the compiled form. */
export interface Run {
  reader: Reader;
  now: Date;
  /** API version as in the URL, e.g. '66.0'; it shows in every record's `attributes.url`. */
  version: string;
  /** queryAll: rows in the recycle bin are seen. */
  includeDeleted: boolean;
  /** Long lists of children are handed out in parts, as the platform does; absent where nobody could ask for the rest. */
  childPages?: ((children: Listing) => object) | undefined;
}

/** Records that are written out when asked for. */
export interface Listing {
  totalSize: number;
  /** How many records there are to ask for. */
  length: number;
  record(at: number): Record<string, unknown>;
}

export type Cell = (row: Row) => Value;

/** A value of a row: a field, a field of a parent, or a function of one. */
export interface Expression {
  /** Canonical spelling, e.g. 'Account.Owner.Name'. */
  name: string;
  type: FieldType;
  /** The field the value comes from; absent for functions that make a new value. */
  field?: FieldDef | undefined;
  /** Names of the objects an id may belong to; absent for what is no id. */
  objects?: readonly string[] | undefined;
  /** True when it is a field of the row itself, so that an index may serve it. */
  own: boolean;
  bind(run: Run): Cell;
}

/** Where names of a statement are looked up. */
export interface Scope {
  schema: Schema;
  object: ObjectDef;
  alias: string | undefined;
  /** Further aliases after FROM: the path from the object each stands for. */
  joined?: ReadonlyMap<string, readonly string[]>;
  /** How many parents a child subquery has above it; 0 for the statement itself. */
  level?: number;
  /** LIMIT of the statement these names are in. */
  limit?: number | undefined;
  /** The whole statement, for the excerpt in refusals. */
  text: string;
}
