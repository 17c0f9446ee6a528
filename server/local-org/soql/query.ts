import { SalesforceError } from '../errors.ts';
import type { Reader, Schema } from '../types.ts';
import type { RecordBody } from './projection.ts';
import type { Listing, Run } from './run.ts';
import { compile } from './statement.ts';
import type { Statement } from './statement.ts';

const REMEMBERED = 200;
const remembered = new WeakMap<Schema, Map<string, Statement>>();

/** Compiles a statement for what the schema shows; recent ones are kept, per schema and so per what a user may see. */
export function prepare(schema: Schema, text: string): Statement {
  let statements = remembered.get(schema);
  if (!statements) remembered.set(schema, (statements = new Map()));
  const known = statements.get(text);
  const statement = known ?? compiled(schema, text);
  // Re-inserting moves it to the young end: the oldest is the one that goes.
  statements.delete(text);
  statements.set(text, statement);
  if (statements.size > REMEMBERED) {
    const [oldest] = statements.keys();
    if (oldest !== undefined) statements.delete(oldest);
  }
  return statement;
}

/** Thousands of conditions outgrow the stack before they outgrow the statement; the platform has a code for that. */
function compiled(schema: Schema, text: string): Statement {
  try {
    return compile(schema, text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const message = 'Query is either selecting too many fields or the filter conditions are too complicated.';
    throw new SalesforceError(400, 'QUERY_TOO_COMPLICATED', message);
  }
}

/** An answered statement. Records are written out when asked for, so that a large answer costs only its rows. */
export interface Answered extends Listing {
  statement: Statement;
  /** 0 for COUNT(), whose answer is `totalSize`. */
  length: number;
  record(at: number): RecordBody;
  /** Ids of the first `count` rows; none where the answer is groups or a count. */
  ids(count: number): string[];
}

export function answer(statement: Statement, run: Run): Answered {
  if (statement.kind === 'count') {
    return { statement, totalSize: statement.count(run), length: 0, record: () => ({}), ids: () => [] };
  }
  if (statement.kind === 'groups') {
    const records = statement.records(run);
    return {
      statement,
      totalSize: records.length,
      length: records.length,
      record: (at) => records[at] ?? {},
      ids: () => [],
    };
  }
  const rows = statement.rows(run);
  const write = statement.projection.record(run);
  return {
    statement,
    totalSize: rows.length,
    length: rows.length,
    record: (at) => {
      const row = rows[at];
      return row ? write(row) : {};
    },
    ids: (count) => rows.slice(0, count).map((row) => row.Id),
  };
}

/** One statement, all its records: for endpoints that need rows and have no cursor. */
export function soql(
  reader: Reader,
  text: string,
  options: { now: Date; version: string; includeDeleted?: boolean },
): RecordBody[] {
  const run: Run = {
    reader,
    now: options.now,
    version: options.version,
    includeDeleted: options.includeDeleted ?? false,
  };
  const answered = answer(prepare(reader.schema, text), run);
  return Array.from({ length: answered.length }, (_, at) => answered.record(at));
}
