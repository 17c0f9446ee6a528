import type { SalesforceConnection } from '../connection.ts';
import type { Table } from '../mirror/columns.ts';

export interface Finding {
  status: 'ok' | 'warn' | 'fail';
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
  /** The mirrored objects with their columns, generated ones included. */
  tables: ReadonlyMap<string, Table>;
  /** Null when the user cannot see the object. */
  describe(sObject: string): Promise<ObjectRights | null>;
  query<T>(soql: string): Promise<T[]>;
  /** COUNT() of a query. */
  count(from: string): Promise<number>;
}

/** One thing that must be right. `id` is the file name. */
export interface Check {
  id: string;
  run(examination: Examination): Promise<Finding[]>;
}

export const ok = (finding: string): Finding => ({ status: 'ok', finding, fix: null });
export const warn = (finding: string, fix: string): Finding => ({ status: 'warn', finding, fix });
export const fail = (finding: string, fix: string): Finding => ({ status: 'fail', finding, fix });

/** 'a, b, c and 4 more' */
export function some(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}
