import { SalesforceError } from '../errors.ts';
import type { Answer } from '../types.ts';
import type { IngestJob, Outcome } from './ingest-job.ts';
import { csvAnswer } from './pages.ts';

type Kind = 'successful' | 'failed' | 'unprocessed';

const EXTRA: Record<Kind, string[]> = {
  successful: ['sf__Id', 'sf__Created'],
  failed: ['sf__Id', 'sf__Error'],
  unprocessed: [],
};

/** One of an ingest job's three result files: the uploaded columns, behind what the platform adds. */
export async function resultFile(job: IngestJob, kind: Kind): Promise<Answer> {
  if (job.state === 'Open' || job.state === 'UploadComplete' || job.state === 'InProgress') {
    throw new SalesforceError(
      400,
      'INVALIDJOBSTATE',
      `Results of job ${job.id} can be read once it has ended; it is ${job.state}`,
    );
  }
  const header = await job.header();
  return csvAnswer([...EXTRA[kind], ...header], records(job, kind), job.dialect);
}

async function* records(job: IngestJob, kind: Kind): AsyncIterable<string[]> {
  for await (const { record, outcome } of job.results()) {
    if (kindOf(outcome) !== kind) continue;
    if (!outcome) yield record;
    else yield [outcome.id, outcome.success ? String(outcome.created) : outcome.error, ...record];
  }
}

function kindOf(outcome: Outcome | undefined): Kind {
  if (!outcome) return 'unprocessed';
  return outcome.success ? 'successful' : 'failed';
}
