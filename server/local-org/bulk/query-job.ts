import { SalesforceError } from '../errors.ts';
import { jobFault } from '../faults/jobs.ts';
import type { JobFault } from '../faults/plan.ts';
import type { Call } from '../types.ts';
import { dialectOf } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { QueryRows } from './query-rows.ts';
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
  state: 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted' = 'UploadComplete';
  private readonly operation: Operation;
  private readonly version: string;
  private readonly createdDate: string;
  private pollsLeft: number;
  private readonly fault: JobFault | null;
  private readonly rows: QueryRows;

  constructor(id: string, call: Call, body: Record<string, unknown>) {
    const { org, user, version } = call;
    this.operation = operationOf(body);
    this.dialect = dialectOf(body);
    this.rows = new QueryRows({
      org,
      user,
      version,
      text: queryText(body),
      includeDeleted: this.operation === 'queryAll',
      api: 'v2',
    });
    this.id = id;
    this.userId = user.id;
    this.version = version;
    this.createdDate = org.now().toISOString();
    this.pollsLeft = bulkSettings(org).pollsInProgress;
    this.fault = jobFault(org);
  }

  get header(): string[] {
    return this.rows.header;
  }

  get size(): number {
    return this.rows.size;
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
    this.rows.discard();
  }

  /** Records `from` up to `until` as lists of CSV values. */
  records(from: number, until: number): Iterable<string[]> {
    return this.rows.records(from, until);
  }

  describe(): object {
    const { columnDelimiter, lineEnding } = this.dialect;
    const finished = this.state === 'JobComplete';
    return {
      id: this.id,
      operation: this.operation,
      object: this.rows.object.name,
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
