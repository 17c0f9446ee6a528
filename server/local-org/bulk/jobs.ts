import { notFound, SalesforceError } from '../errors.ts';
import { makeId } from '../id.ts';
import type { Call, Org } from '../types.ts';
import type { IngestJob } from './ingest-job.ts';
import type { QueryJob } from './query-job.ts';

/** Ended jobs beyond this many are forgotten, oldest first; the platform forgets them after seven days. */
const MAX_JOBS = 200;

export type BulkJob = QueryJob | IngestJob;

/** The org's bulk jobs. A job belongs to the user who made it; to anybody else it does not exist. */
export class BulkJobs {
  private readonly jobs = new Map<string, BulkJob>();
  private count = 0;

  static of(org: Org): BulkJobs {
    return org.state('bulk-jobs', () => new BulkJobs());
  }

  newId(): string {
    this.count += 1;
    return makeId('750', this.count);
  }

  add(job: BulkJob): void {
    this.jobs.set(job.id, job);
    for (const old of this.jobs.values()) {
      if (this.jobs.size <= MAX_JOBS) return;
      if (old.removable) this.remove(old);
    }
  }

  list(userId: string, jobType: BulkJob['jobType']): BulkJob[] {
    return [...this.jobs.values()].filter((job) => job.userId === userId && job.jobType === jobType);
  }

  remove(job: BulkJob): void {
    if (!job.removable) {
      throw new SalesforceError(
        400,
        'INVALIDJOBSTATE',
        `Job ${job.id} is ${job.state}: only finished, failed or aborted jobs can be deleted`,
      );
    }
    job.discard();
    this.jobs.delete(job.id);
  }

  query(call: Call): QueryJob {
    const job = this.find(call);
    if (job.jobType !== 'V2Query') throw notFound();
    return job;
  }

  ingest(call: Call): IngestJob {
    const job = this.find(call);
    if (job.jobType !== 'V2Ingest') throw notFound();
    return job;
  }

  private find(call: Call): BulkJob {
    const id = call.params.id ?? '';
    const job =
      this.jobs.get(id) ?? [...this.jobs.values()].find((each) => each.id.startsWith(id) && id.length === 15);
    if (!job || job.userId !== call.user.id) throw notFound();
    return job;
  }
}

/** The answer to a list of jobs. They all fit one page here. */
export function listBody(jobs: BulkJob[]): object {
  return { done: true, records: jobs.map((job) => job.describe()), nextRecordsUrl: null };
}

/** The body of a request that must be a JSON object. */
export function objectBody(call: Call): Record<string, unknown> {
  const { body } = call;
  if (body === null || typeof body !== 'object' || Array.isArray(body)) {
    throw new SalesforceError(
      400,
      'JSON_PARSER_ERROR',
      'The HTTP entity body is required, but this request has no entity body.',
    );
  }
  return body as Record<string, unknown>;
}

/** The state a PATCH asks for. */
export function requestedState(call: Call): string {
  const { state } = objectBody(call);
  if (typeof state !== 'string') throw new SalesforceError(400, 'INVALIDJOBSTATE', 'state is required');
  return state;
}
