import type { SalesforceConnection } from '../connection.ts';
import { SalesforceError } from '../connection.ts';
import type { Table } from '../mirror/columns.ts';
import type { Examination, ObjectRights } from './check.ts';

export function examine(connection: SalesforceConnection, tables: ReadonlyMap<string, Table>): Examination {
  const described = new Map<string, Promise<ObjectRights | null>>();
  return {
    connection,
    tables,
    describe: (sObject) => {
      const known = described.get(sObject) ?? describe(connection, sObject);
      described.set(sObject, known);
      return known;
    },
    query: (soql) => connection.query(soql),
    count: async (from) => {
      for await (const page of connection.pages(`SELECT COUNT() FROM ${from}`)) return page.totalSize;
      return 0;
    },
  };
}

async function describe(connection: SalesforceConnection, sObject: string): Promise<ObjectRights | null> {
  try {
    const { body } = await connection.request<ObjectRights>({ path: `/sobjects/${sObject}/describe` });
    return body.queryable ? body : null;
  } catch (cause) {
    if (cause instanceof SalesforceError && cause.status === 404) return null;
    throw cause;
  }
}
