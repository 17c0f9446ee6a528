import type { WriteRights } from '../access/write-rights.ts';
import type { ObjectDef, Row, SaveError, Schema, SessionUser, Store, Value } from '../types.ts';

/** One record on its way into the store. Rules read `before`, shape `row`, and add what the platform adds. */
export interface Change {
  readonly def: ObjectDef;
  readonly schema: Schema;
  readonly store: Store;
  readonly user: SessionUser;
  /** What the user may write; absent for what the org does by itself. */
  readonly rights?: WriteRights;
  /** The org's time, whole seconds, as datetimes are kept. */
  readonly now: string;
  readonly timeZone: string;
  readonly before: Row | undefined;
  readonly row: Row;
  /** Names of the fields the caller set, as the schema spells them. */
  readonly given: ReadonlySet<string>;
  /** Adds a row the platform writes by itself (history, relations): id and system fields are filled in. */
  add(objectName: string, values: Record<string, Value>): Row;
}

/** What the platform does by itself on one object. */
export interface Rule {
  readonly object: string;
  /** Before validation of required fields and references: derive and default. */
  prepare?(change: Change): SaveError[];
  /** After the row is stored: write what follows from it. */
  after?(change: Change): void;
  /** After a row was deleted or brought back. */
  removed?(change: Change): void;
}

export function changed(change: Change, ...fields: string[]): boolean {
  const { before, row } = change;
  return !before || fields.some((field) => before[field] !== row[field]);
}

export function saveError(statusCode: string, message: string, fields: string[] = []): SaveError {
  return { statusCode, message, fields };
}
