import { setImmediate } from 'node:timers/promises';
import { SalesforceError } from '../../errors.ts';
import { makeId } from '../../id.ts';
import type { ObjectDef, Org, SessionUser } from '../../types.ts';
import { csvLine, dialectOf } from '../dialect.ts';
import { checkColumns } from '../ingest-columns.ts';
import type { Outcome } from '../ingest-job.ts';
import { saver } from '../ingest-operation.ts';
import type { IngestOperation } from '../ingest-operation.ts';
import { QueryRows } from '../query-rows.ts';
import { BadUpload, checkUpload, readCsv } from '../upload.ts';
import { AsyncError } from './xml.ts';

/** Most rows of one batch. */
const BATCH_ROWS = 10_000;
/** Rows saved before other requests get their turn. */
const SLICE = 200;
/** Jobs of all users that are remembered. */
const REMEMBERED = 200;

interface Numbered {
  id: string;
  created: string;
}

export interface Batch extends Numbered {
  state: 'Queued' | 'InProgress' | 'Completed' | 'Failed' | 'NotProcessed';
  message: string | undefined;
  outcomes: Outcome[];
  /** What a query found; absent until it has, and for batches of rows. */
  found?: Numbered & { rows: QueryRows };
}

/** A job of statements: each batch is one. */
export interface QueryOperation {
  name: 'query' | 'queryAll';
}

/** A job of Bulk API 1.0: batches of rows, each saved when it comes, or of statements, each answered when it comes. */
export interface AsyncJob extends Numbered {
  user: SessionUser;
  object: ObjectDef;
  operation: IngestOperation | QueryOperation;
  version: string;
  state: 'Open' | 'Closed' | 'Aborted';
  batches: Batch[];
}

export class AsyncJobs {
  private readonly jobs = new Map<string, AsyncJob>();
  private count = 0;

  static of(org: Org): AsyncJobs {
    return org.state('async-jobs', () => new AsyncJobs());
  }

  open(given: Omit<AsyncJob, keyof Numbered | 'state' | 'batches'>, now: Date): AsyncJob {
    const job: AsyncJob = { ...given, ...this.numbered('750', now), state: 'Open', batches: [] };
    this.jobs.set(job.id, job);
    const [oldest] = this.jobs.keys();
    if (this.jobs.size > REMEMBERED && oldest !== undefined) this.jobs.delete(oldest);
    return job;
  }

  /** A job belongs to whoever opened it; to anybody else it does not exist. */
  find(id: string, user: SessionUser): AsyncJob {
    const job = this.jobs.get(id);
    if (job?.user.id !== user.id) throw new AsyncError('InvalidJob', `Unable to find job: ${id}`);
    return job;
  }

  batch(job: AsyncJob, id: string): Batch {
    const batch = job.batches.find((each) => each.id === id);
    if (!batch) throw new AsyncError('InvalidBatch', `Unable to find batch: ${id}`);
    return batch;
  }

  /** Takes a batch and begins to save it. */
  add(org: Org, job: AsyncJob, text: string): Batch {
    if (job.state !== 'Open') throw new AsyncError('InvalidJobState', `Job is ${job.state}`);
    const batch: Batch = {
      ...this.numbered('751', org.now()),
      state: 'Queued',
      message: undefined,
      outcomes: [],
    };
    job.batches.push(batch);
    const { operation } = job;
    if ('keyField' in operation) void save(org, job, operation, batch, text);
    else this.ask(org, job, operation, batch, text);
    return batch;
  }

  private ask(org: Org, job: AsyncJob, { name }: QueryOperation, batch: Batch, text: string): void {
    const { user, version } = job;
    const includeDeleted = name === 'queryAll';
    try {
      const rows = new QueryRows({ org, user, version, text, includeDeleted, api: 'v1' });
      if (rows.object.name !== job.object.name)
        throw new SalesforceError(
          400,
          'INVALID_TYPE',
          `the job is of ${job.object.name}, not ${rows.object.name}`,
        );
      batch.found = { ...this.numbered('752', org.now()), rows };
      batch.state = 'Completed';
    } catch (error) {
      if (!(error instanceof SalesforceError)) throw error;
      batch.state = 'Failed';
      batch.message = `InvalidBatch : Failed to process query: ${error.errorCode}: ${error.message}`;
    }
  }

  private numbered(prefix: string, now: Date): Numbered {
    this.count += 1;
    // Far from the numbers of Bulk API 2.0, whose jobs have the same prefix.
    return { id: makeId(prefix, 100_000_000 + this.count), created: now.toISOString() };
  }
}

/** CSV as this API writes it. */
export const dialect = dialectOf({});

async function save(
  org: Org,
  job: AsyncJob,
  operation: IngestOperation,
  batch: Batch,
  given: string,
): Promise<void> {
  // This API takes both ends of lines, without being told which.
  const text = given.replaceAll('\r\n', '\n');
  try {
    const { header, rows } = await checkUpload(text, dialect);
    if (rows > BATCH_ROWS) throw new BadUpload(`InvalidBatch : a batch has at most ${BATCH_ROWS} records`);
    checkColumns(header, job.object, org.reader(job.user).schema, job.operation);
    batch.state = 'InProgress';
    const saveRow = saver(org, job.user, job.object, operation, header);
    let isHeader = true;
    for await (const record of readCsv(text, dialect)) {
      if (job.state === 'Aborted') break;
      if (!isHeader) batch.outcomes.push(saveRow(record));
      isHeader = false;
      if (batch.outcomes.length % SLICE === 0) await setImmediate();
    }
    batch.state = job.state === 'Aborted' ? 'NotProcessed' : 'Completed';
  } catch (error) {
    batch.state = 'Failed';
    batch.message = error instanceof BadUpload ? error.message : `InternalServerError : ${String(error)}`;
  }
}

/** "Id","Success","Created","Error", a line for each row of the batch in its order. */
export function resultCsv({ outcomes }: Batch): string {
  const line = (outcome: Outcome): string[] => [
    outcome.id,
    String(outcome.success),
    String(outcome.success && outcome.created),
    outcome.success ? '' : outcome.error,
  ];
  return [['Id', 'Success', 'Created', 'Error'], ...outcomes.map(line)]
    .map((cells) => csvLine(cells, dialect))
    .join('');
}
