import type { SalesforceConnection } from '../connection.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { Readable } from './availability.ts';
import type { Source } from './load.ts';
import { fieldsOf, inOrder } from './soql.ts';

type RestRecord = Record<string, string | number | boolean | null>;

const table = 'rest_rows';

/**
 * Stages the rows of a query over REST, page by page.
 *
 * @returns null, with nothing staged, when there are more than `most` rows: then Bulk is the better way.
 */
export async function stageByRest(
  connection: SalesforceConnection,
  mirror: Mirror,
  readable: Readable,
  soql: string,
  most: number,
): Promise<Source | null> {
  const fields = fieldsOf(readable);
  const startedAt = connection.serverTime?.toISOString();
  const columns = fields.map((field) => `"${field}" VARCHAR`).join(', ');
  await mirror.run(`CREATE OR REPLACE TABLE staging.${table} (${columns})`);
  let rows = 0;
  for await (const page of connection.pages<RestRecord>(inOrder(readable, soql), {
    all: readable.showsDeleted,
  })) {
    if (page.totalSize > most) return null;
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
