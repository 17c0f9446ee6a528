import { SalesforceError } from '../errors.ts';
import { prepare } from '../soql/query.ts';
import type { Run } from '../soql/run.ts';
import type { Statement } from '../soql/statement.ts';
import type { ObjectDef, Org, Row, SessionUser } from '../types.ts';
import { csvText } from './csv-value.ts';

/** Which of the two Bulk APIs asks: they refuse the same in different words. */
export type Api = 'v1' | 'v2';
const words = {
  v1: { code: 'FUNCTIONALITY_NOT_ENABLED', name: 'Bulk Query', csv: 'Bulk Query' },
  v2: { code: 'API_ERROR', name: 'Bulk V2 Query', csv: 'Bulk V2 Query with CSV content type' },
} as const;

export interface Asked {
  org: Org;
  user: SessionUser;
  /** API version as in the URL, '66.0'. */
  version: string;
  text: string;
  includeDeleted: boolean;
  api: Api;
}

/** The rows of a statement as they are when it is asked, written as CSV values when they are wanted. */
export class QueryRows {
  readonly object: ObjectDef;
  readonly header: string[];
  private rows: readonly Row[];
  private readonly write: (row: Row) => string[];

  constructor({ org, user, version, text, includeDeleted, api }: Asked) {
    const reader = org.reader(user);
    const run: Run = { reader, now: org.now(), version, includeDeleted };
    const statement = bulkStatement(prepare(reader.schema, text), api);
    const { columns } = statement.projection;
    this.object = statement.object;
    this.header = columns.map((column) => column.name);
    this.rows = statement.rows(run);
    const cells = columns.map(({ expression }) => ({
      read: expression.bind(run),
      text: csvText(expression.type),
    }));
    this.write = (row) => cells.map((cell) => cell.text(cell.read(row)));
    // A saved record replaces its row, so the rows kept here stay as they are. Parents are read through their
    // children's rows and would show later values, so records with parents are written out at once.
    if (columns.some(({ expression }) => !expression.own)) {
      const written = new Map(this.rows.map((row) => [row, this.write(row)]));
      this.write = (row) => written.get(row) ?? [];
    }
  }

  get size(): number {
    return this.rows.length;
  }

  discard(): void {
    this.rows = [];
  }

  /** Records `from` up to `until` as lists of CSV values. */
  *records(from = 0, until = this.size): Iterable<string[]> {
    for (let at = from; at < until; at += 1) {
      const row = this.rows[at];
      if (row) yield this.write(row);
    }
  }
}

/** What the Bulk API does not carry, each in the platform's words. */
function bulkStatement(statement: Statement, api: Api): Extract<Statement, { kind: 'rows' }> {
  const { object, query } = statement;
  const { code, name, csv } = words[api];
  const refused = (what: string) => new SalesforceError(400, code, what);
  if (!object.bulkQueryable)
    throw new SalesforceError(
      400,
      'INVALIDENTITY',
      `Entity '${object.name}' is not supported by the Bulk API.`,
    );
  const nested = statement.kind === 'rows' ? statement.projection.nested : [];
  if (statement.kind !== 'rows' || nested.some((each) => !each.startsWith('TYPEOF')))
    throw refused(`Aggregate Relationships not supported in ${csv}`);
  if (nested.length > 0) throw refused(`${nested.join(', ')}: TYPEOF not supported in ${name}`);
  if (query.offset !== undefined) throw refused(`OFFSET not supported in ${name}`);
  if (statement.projection.columns.some(({ expression }) => expression.type === 'address'))
    throw refused('Selecting compound data not supported in Bulk Query');
  return statement;
}
