import type { SalesforceConnection } from '../connection.ts';
import type { Table } from '../mirror/columns.ts';

export interface Finding {
  /** `warn` costs numbers, `fail` the run; `look` is what nobody but a person in front of the org can see. */
  status: 'ok' | 'look' | 'warn' | 'fail';
  /** What was found, in a sentence. */
  finding: string;
  /** What to do about it; null where there is nothing to do. */
  fix: string | null;
}

export interface ObjectRights {
  createable: boolean;
  updateable: boolean;
  deletable: boolean;
  queryable: boolean;
  fields: { name: string; createable: boolean; updateable: boolean }[];
}

/** What a check may ask. */
export interface Examination {
  connection: SalesforceConnection;
  /** This machine's clock. */
  now: Date;
  /** The mirrored objects with their columns, generated ones included. */
  tables: ReadonlyMap<string, Table>;
  /** Null when the user cannot see the object. */
  describe(sObject: string): Promise<ObjectRights | null>;
  query<T>(soql: string): Promise<T[]>;
  /** COUNT() of a query. */
  count(from: string): Promise<number>;
  /** Active users who own open deals: whom all of this is about. */
  sellers(): Promise<readonly Person[]>;
  /** Records of the Tooling API; null when this user may not ask it. */
  tooling<T>(soql: string): Promise<T[] | null>;
}

export interface Person {
  Id: string;
  Name: string;
  ManagerId: string | null;
  UserRoleId: string | null;
}

/** One thing that must be right. `id` is the file name. */
export interface Check {
  id: string;
  /** The question it answers, for the table in README.md. */
  asks: string;
  run(examination: Examination): Promise<Finding[]>;
}

export const ok = (finding: string): Finding => ({ status: 'ok', finding, fix: null });
export const look = (finding: string, fix: string): Finding => ({ status: 'look', finding, fix });
export const warn = (finding: string, fix: string): Finding => ({ status: 'warn', finding, fix });
export const fail = (finding: string, fix: string): Finding => ({ status: 'fail', finding, fix });

/** 'a, b, c and 4 more' */
export function some(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
