import type { QueryPage, SalesforceConnection } from '../connection.ts';
import { SalesforceError } from '../connection.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { Readable } from './availability.ts';
import { firstPages, pagesFrom } from './composite.ts';
import type { Source } from './load.ts';
import { fieldsOf, inOrder } from './soql.ts';

export type RestRecord = Record<string, string | number | boolean | null>;

const table = 'rest_rows';

/** What the org answered first, and its clock before it was asked. */
export interface Asked {
  answer: QueryPage<RestRecord> | SalesforceError;
  startedAt: string | undefined;
}

/** Asks several queries in one call. */
export async function askRest(
  connection: SalesforceConnection,
  queries: readonly { readable: Readable; soql: string }[],
): Promise<Asked[]> {
  const startedAt = connection.serverTime?.toISOString();
  const answers = await firstPages<RestRecord>(
    connection,
    queries.map(({ readable, soql }) => ({ soql: inOrder(readable, soql), all: readable.showsDeleted })),
  );
  return answers.map((answer) => ({ answer, startedAt }));
}

/**
 * Stages the rows of a query that was asked over REST, page by page.
 *
 * @returns null, with nothing staged, when there are more than `most` rows: then Bulk is the better way.
 */
export async function stageByRest(
  connection: SalesforceConnection,
  mirror: Mirror,
  readable: Readable,
  asked: Asked,
  most: number,
): Promise<Source | null> {
  const { answer, startedAt } = asked;
  if (answer instanceof SalesforceError) throw answer;
  if (answer.totalSize > most) return null;
  const fields = fieldsOf(readable);
  const columns = fields.map((field) => `"${field}" VARCHAR`).join(', ');
  await mirror.run(`CREATE OR REPLACE TABLE staging.${table} (${columns})`);
  let rows = 0;
  for await (const page of pagesFrom(connection, answer)) {
    rows += page.records.length;
    await mirror.append('staging', table, texts(page.records, fields));
  }
  return { relation: `staging.${table}`, rows, startedAt };
}

function* texts(records: readonly RestRecord[], fields: readonly string[]): Iterable<(string | null)[]> {
  for (const record of records) {
    yield fields.map((field) => {
      const value = record[field];
      return value === null || value === undefined || value === '' ? null : String(value);
    });
  }
}
