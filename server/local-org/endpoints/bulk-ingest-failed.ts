import { resultFile } from '../bulk/ingest-results.ts';
import { BulkJobs } from '../bulk/jobs.ts';
import type { Endpoint } from '../types.ts';

const bulkIngestFailed: Endpoint = {
  id: 'bulk-ingest-failed',
  method: 'GET',
  path: '/services/data/:version/jobs/ingest/:id/failedResults',
  summary: 'Bulk 2.0: rows that were refused, with sf__Error',
  handle: (call) => resultFile(BulkJobs.of(call.org).ingest(call), 'failed'),
};

export default bulkIngestFailed;
