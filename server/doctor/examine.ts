import type { SalesforceConnection } from '../connection.ts';
import { SalesforceError } from '../connection.ts';
import type { Table } from '../mirror/columns.ts';
import type { Examination, ObjectRights, Person } from './check.ts';

export function examine(
  connection: SalesforceConnection,
  tables: ReadonlyMap<string, Table>,
  now: Date,
): Examination {
  let sellers: Promise<readonly Person[]> | undefined;
  const described = new Map<string, Promise<ObjectRights | null>>();
  return {
    connection,
    now,
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
    sellers: () => (sellers ??= findSellers(connection)),
    tooling: (soql) => askTooling(connection, soql),
  };
}

async function findSellers(connection: SalesforceConnection): Promise<readonly Person[]> {
  const owners = await connection.query<{ OwnerId: string }>(
    // The platform gives no second page of groups.
    'SELECT OwnerId FROM Opportunity WHERE IsClosed = false GROUP BY OwnerId LIMIT 2000',
  );
  const ids = new Set(owners.map(({ OwnerId }) => OwnerId));
  const people = await connection.query<Person>(
    "SELECT Id, Name, ManagerId, UserRoleId FROM User WHERE IsActive = true AND UserType = 'Standard'",
  );
  return people.filter(({ Id }) => ids.has(Id));
}

async function askTooling<T>(connection: SalesforceConnection, soql: string): Promise<T[] | null> {
  try {
    const path = `/tooling/query?q=${encodeURIComponent(soql)}`;
    const { body } = await connection.request<{ records: T[] }>({ path });
    return body.records;
  } catch (cause) {
    if (cause instanceof SalesforceError) return null;
    throw cause;
  }
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
