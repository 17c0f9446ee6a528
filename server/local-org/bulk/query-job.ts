import { SalesforceError } from '../errors.ts';
import { jobFault } from '../faults/jobs.ts';
import type { JobFault } from '../faults/plan.ts';
import { prepare } from '../soql/query.ts';
import type { Run } from '../soql/run.ts';
import type { Statement } from '../soql/statement.ts';
import type { Call, ObjectDef, Row } from '../types.ts';
import { csvText } from './csv-value.ts';
import { dialectOf } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { bulkSettings } from './settings.ts';

/** What a job that fails for no reason of its own says. */
const failure = 'InternalServerError : the job was made to fail';

type Operation = 'query' | 'queryAll';

/** A query job: its rows as they were when it was made. */
export class QueryJob {
  readonly jobType = 'V2Query' as const;
  readonly id: string;
  readonly userId: string;
  readonly dialect: Dialect;
  readonly header: string[];
  state: 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted' = 'UploadComplete';
  private readonly operation: Operation;
  private readonly object: ObjectDef;
  private readonly version: string;
  private readonly createdDate: string;
  private pollsLeft: number;
  private readonly fault: JobFault | null;
  private rows: readonly Row[];
  private readonly write: (row: Row) => string[];

  constructor(id: string, call: Call, body: Record<string, unknown>) {
    const { org, user, version } = call;
    this.operation = operationOf(body);
    this.dialect = dialectOf(body);
    const reader = org.reader(user);
    const now = org.now();
    const run: Run = { reader, now, version, includeDeleted: this.operation === 'queryAll' };
    const statement = bulkStatement(prepare(reader.schema, queryText(body)));
    const { columns } = statement.projection;
    this.id = id;
    this.userId = user.id;
    this.version = version;
    this.object = statement.object;
    this.createdDate = now.toISOString();
    this.pollsLeft = bulkSettings(org).pollsInProgress;
    this.fault = jobFault(org);
    this.header = columns.map((column) => column.name);
    this.rows = statement.rows(run);
    const cells = columns.map(({ expression }) => ({
      read: expression.bind(run),
      text: csvText(expression.type),
    }));
    this.write = (row) => cells.map(({ read, text }) => text(read(row)));
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

  get removable(): boolean {
    return this.state === 'JobComplete' || this.state === 'Failed' || this.state === 'Aborted';
  }

  /** One look at the job from outside: every look brings it forward. */
  poll(): object {
    if (this.state === 'UploadComplete' || this.state === 'InProgress') {
      this.state = this.pollsLeft > 0 || this.fault === 'job-stall' ? 'InProgress' : this.outcome();
      this.pollsLeft -= 1;
    }
    return this.describe();
  }

  private outcome(): QueryJob['state'] {
    if (this.fault === null) return 'JobComplete';
    this.discard();
    return this.fault === 'job-abort' ? 'Aborted' : 'Failed';
  }

  abort(): void {
    if (this.removable)
      throw new SalesforceError(
        400,
        'INVALIDJOBSTATE',
        `Aborting a job is not allowed in state ${this.state}`,
      );
    this.state = 'Aborted';
    this.discard();
  }

  discard(): void {
    this.rows = [];
  }

  /** Records `from` up to `until` as lists of CSV values. */
  *records(from: number, until: number): Iterable<string[]> {
    for (let at = from; at < until; at += 1) {
      const row = this.rows[at];
      if (row) yield this.write(row);
    }
  }

  describe(): object {
    const { columnDelimiter, lineEnding } = this.dialect;
    const finished = this.state === 'JobComplete';
    return {
      id: this.id,
      operation: this.operation,
      object: this.object.name,
      createdById: this.userId,
      createdDate: this.createdDate.replace('Z', '+0000'),
      systemModstamp: this.createdDate.replace('Z', '+0000'),
      state: this.state,
      concurrencyMode: 'Parallel',
      contentType: 'CSV',
      apiVersion: Number(this.version),
      jobType: this.jobType,
      lineEnding,
      columnDelimiter,
      ...(this.state === 'UploadComplete'
        ? {}
        : {
            numberRecordsProcessed: finished ? this.size : 0,
            retries: 0,
            totalProcessingTime: 0,
            isPkChunkingSupported: true,
          }),
      ...(this.state === 'Failed' ? { errorMessage: failure } : {}),
    };
  }
}

function operationOf(body: Record<string, unknown>): Operation {
  const { operation } = body;
  if (operation === 'query' || operation === 'queryAll') return operation;
  throw new SalesforceError(
    400,
    'INVALIDJOB',
    `operation must be query or queryAll, not '${String(operation)}'`,
  );
}

function queryText(body: Record<string, unknown>): string {
  if (typeof body.query === 'string' && body.query.trim() !== '') return body.query;
  throw new SalesforceError(400, 'INVALIDJOB', 'query is required');
}

/** What the Bulk API does not carry, each in the platform's words. */
function bulkStatement(statement: Statement): Extract<Statement, { kind: 'rows' }> {
  const { object, query } = statement;
  if (!object.bulkQueryable)
    throw new SalesforceError(
      400,
      'INVALIDENTITY',
      `Entity '${object.name}' is not supported by the Bulk API.`,
    );
  const nested = statement.kind === 'rows' ? statement.projection.nested : [];
  if (statement.kind !== 'rows' || nested.some((each) => !each.startsWith('TYPEOF'))) {
    throw new SalesforceError(
      400,
      'API_ERROR',
      'Aggregate Relationships not supported in Bulk V2 Query with CSV content type',
    );
  }
  if (nested.length > 0)
    throw new SalesforceError(
      400,
      'API_ERROR',
      `${nested.join(', ')}: TYPEOF not supported in Bulk V2 Query`,
    );
  if (query.offset !== undefined)
    throw new SalesforceError(400, 'API_ERROR', 'OFFSET not supported in Bulk V2 Query');
  const compound = statement.projection.columns.find(({ expression }) => expression.type === 'address');
  if (compound)
    throw new SalesforceError(400, 'API_ERROR', 'Selecting compound data not supported in Bulk Query');
  return statement;
}
