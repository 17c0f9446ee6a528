import { setImmediate } from 'node:timers/promises';
import { SalesforceError } from '../errors.ts';
import { jobFault } from '../faults/jobs.ts';
import type { JobFault } from '../faults/plan.ts';
import type { Call, ObjectDef, Org, SessionUser } from '../types.ts';
import { dialectOf } from './dialect.ts';
import type { Dialect } from './dialect.ts';
import { checkColumns } from './ingest-columns.ts';
import { operationOf, saver } from './ingest-operation.ts';
import type { IngestOperation } from './ingest-operation.ts';
import { bulkSettings } from './settings.ts';
import { BadUpload, checkUpload, readCsv } from './upload.ts';

/** Largest upload the platform takes, in bytes. */
export const MAX_UPLOAD = 150_000_000;
/** Rows saved before other requests get their turn. */
const SLICE = 200;
/** Rows a job that is made to fail or to be aborted saves before that. */
const doneBeforeFault = 10;

/** What became of one row. */
export type Outcome =
  { success: true; id: string; created: boolean } | { success: false; id: string; error: string };

/** An ingest job: one upload, saved row by row by the user who made it. */
export class IngestJob {
  readonly jobType = 'V2Ingest' as const;
  readonly id: string;
  readonly userId: string;
  readonly dialect: Dialect;
  state: 'Open' | 'UploadComplete' | 'InProgress' | 'JobComplete' | 'Failed' | 'Aborted' = 'Open';
  readonly outcomes: Outcome[] = [];
  private readonly org: Org;
  private readonly user: SessionUser;
  private readonly version: string;
  private readonly object: ObjectDef;
  private readonly operation: IngestOperation;
  private readonly createdDate: string;
  private upload: string | undefined;
  private pollsLeft: number;
  private readonly fault: JobFault | null;
  private finished = false;
  private errorMessage: string | undefined;

  constructor(id: string, call: Call, body: Record<string, unknown>) {
    const { org, user, version } = call;
    const { schema } = org.reader(user);
    const object = typeof body.object === 'string' ? schema.object(body.object) : undefined;
    if (!object)
      throw new SalesforceError(400, 'INVALIDENTITY', `Unable to find object: ${String(body.object)}`);
    if (!object.bulkQueryable)
      throw new SalesforceError(
        400,
        'INVALIDENTITY',
        `Entity '${object.name}' is not supported by the Bulk API.`,
      );
    this.id = id;
    this.userId = user.id;
    this.org = org;
    this.user = user;
    this.version = version;
    this.object = object;
    this.operation = operationOf(body, object);
    this.dialect = dialectOf(body);
    this.createdDate = org.now().toISOString();
    this.pollsLeft = bulkSettings(org).pollsInProgress;
    this.fault = jobFault(org);
  }

  get removable(): boolean {
    return this.state !== 'Open' && this.state !== 'InProgress';
  }

  put(text: string): void {
    if (this.state !== 'Open')
      throw new SalesforceError(
        400,
        'INVALIDJOBSTATE',
        `Job ${this.id} is ${this.state}: data can be uploaded only while it is Open`,
      );
    if (this.upload !== undefined) {
      throw new SalesforceError(
        400,
        'CLIENTINPUTERROR',
        `Found multiple contents for job: <${this.id}>, please 'Close' / 'Abort' / 'Delete' the current Job then create a new Job and make sure you only do 'PUT' once on a given Job.`,
      );
    }
    if (Buffer.byteLength(text) > MAX_UPLOAD)
      throw new SalesforceError(413, 'CLIENTINPUTERROR', `The upload is larger than ${MAX_UPLOAD} bytes`);
    this.upload = text;
  }

  /** UploadComplete starts the work; Aborted ends it, and keeps what was written so far. */
  set(state: string): void {
    if (state === 'UploadComplete' && this.state === 'Open') {
      this.state = 'UploadComplete';
      void this.work();
    } else if (state === 'Aborted' && !this.finished) {
      this.state = 'Aborted';
      this.finished = true;
    } else {
      throw new SalesforceError(
        400,
        'INVALIDJOBSTATE',
        `Job ${this.id} is ${this.state} and can not be set to ${state}`,
      );
    }
  }

  /** One look at the job from outside; it is done when the work is, but not before the polls that see InProgress. */
  poll(): object {
    if (this.state === 'UploadComplete' || this.state === 'InProgress') {
      const isDone = this.pollsLeft <= 0 && this.finished && this.fault !== 'job-stall';
      this.state = isDone ? this.outcome() : 'InProgress';
      this.pollsLeft -= 1;
    }
    return this.describe();
  }

  private outcome(): IngestJob['state'] {
    if (this.fault === 'job-abort') return 'Aborted';
    return this.errorMessage === undefined ? 'JobComplete' : 'Failed';
  }

  discard(): void {
    this.finished = true;
    this.upload = undefined;
    this.outcomes.length = 0;
  }

  /** Uploaded records with what became of them, in upload order; undefined is a row not processed. */
  async *results(): AsyncIterable<{ header: string[]; record: string[]; outcome: Outcome | undefined }> {
    let header: string[] | undefined;
    let at = 0;
    try {
      for await (const record of readCsv(this.upload ?? '', this.dialect)) {
        if (!header) header = record;
        else yield { header, record, outcome: this.outcomes[at++] };
      }
    } catch (error) {
      // An upload that is no CSV has no rows to show; errorMessage says why.
      if (!(error instanceof BadUpload)) throw error;
    }
  }

  /** Column names as uploaded; none when the upload is no CSV. */
  async header(): Promise<string[]> {
    try {
      for await (const record of readCsv(this.upload ?? '', this.dialect)) return record;
    } catch (error) {
      if (!(error instanceof BadUpload)) throw error;
    }
    return [];
  }

  describe(): object {
    const { columnDelimiter, lineEnding } = this.dialect;
    const failed = this.outcomes.reduce((sum, outcome) => sum + (outcome.success ? 0 : 1), 0);
    const created = this.createdDate.replace('Z', '+0000');
    const progress = {
      numberRecordsProcessed: this.outcomes.length,
      numberRecordsFailed: failed,
      retries: 0,
      totalProcessingTime: 0,
      apiActiveProcessingTime: 0,
      apexProcessingTime: 0,
    };
    return {
      id: this.id,
      operation: this.operation.name,
      object: this.object.name,
      createdById: this.userId,
      createdDate: created,
      systemModstamp: created,
      state: this.state,
      ...(this.operation.name === 'upsert' ? { externalIdFieldName: this.operation.keyField } : {}),
      concurrencyMode: 'Parallel',
      contentType: 'CSV',
      apiVersion: Number(this.version),
      jobType: this.jobType,
      contentUrl: `services/data/v${this.version}/jobs/ingest/${this.id}/batches`,
      lineEnding,
      columnDelimiter,
      ...(this.state === 'Open' ? {} : progress),
      ...(this.errorMessage === undefined ? {} : { errorMessage: this.errorMessage }),
    };
  }

  private async work(): Promise<void> {
    try {
      const text = this.upload ?? '';
      const { header } = await checkUpload(text, this.dialect);
      checkColumns(header, this.object, this.org.reader(this.user).schema, this.operation);
      await this.save(text, header);
    } catch (error) {
      this.errorMessage =
        error instanceof BadUpload ? error.message : `InternalServerError : ${String(error)}`;
    }
    this.finished = true;
  }

  private async save(text: string, header: string[]): Promise<void> {
    const save = saver(this.org, this.user, this.object, this.operation, header);
    let first = true;
    for await (const record of readCsv(text, this.dialect)) {
      if (first) {
        first = false;
        continue;
      }
      if (this.finished) return;
      // A job that ends early has saved some of its rows; which, its results say.
      if (this.fault !== null && this.fault !== 'job-stall' && this.outcomes.length >= doneBeforeFault) {
        if (this.fault === 'job-fail') this.errorMessage = 'InternalServerError : the job was made to fail';
        return;
      }
      this.outcomes.push(save(record));
      if (this.outcomes.length % SLICE === 0) await setImmediate();
    }
  }
}
