/** `/query` and `/queryAll`: 2,000 records a page, the rest behind a locator. */
import type { Database } from './database.ts';
import { columnsOf } from './schema.ts';
import { translate } from './soql.ts';
import type { Answer } from './types.ts';

const pageSize = 2000;

export class QueryCursors {
  readonly #results = new Map<string, Record<string, unknown>[]>();

  open(records: Record<string, unknown>[]): Answer {
    const id = `01gBn${this.#results.size + 1}`;
    this.#results.set(id, records);
    return this.next(`${id}-0`);
  }

  next(locator: string): Answer {
    const [id = '', start = '0'] = locator.split('-');
    const records = this.#results.get(id) ?? [];
    const from = Number(start);
    const done = from + pageSize >= records.length;
    if (done) this.#results.delete(id);
    return {
      body: {
        totalSize: records.length,
        done,
        ...(done ? {} : { nextRecordsUrl: `/services/data/v66.0/query/${id}-${from + pageSize}` }),
        records: records.slice(from, from + pageSize),
      },
    };
  }
}

export async function queryAnswer(database: Database, cursors: QueryCursors, soql: string): Promise<Answer> {
  const { sql, sObject, fields, isCount } = translate(soql);
  if (isCount) {
    const [row] = await database.rows<{ total: string }>(sql);
    return { body: { totalSize: Number(row!.total), done: true, records: [] } };
  }
  // Values are formatted by the engine: rows of an incremental query may be many.
  const types = new Map(columnsOf(sObject).map(({ name, type }) => [name, type]));
  const written = fields.map((name) => {
    const column = `"${name}"`;
    if (types.get(name) === 'datetime')
      return `strftime(${column}, '%Y-%m-%dT%H:%M:%S.%g+0000') AS ${column}`;
    return types.get(name) === 'date' ? `${column}::VARCHAR AS ${column}` : column;
  });
  return cursors.open(await database.rows(`SELECT ${written.join(', ')} FROM (${sql})`));
}
