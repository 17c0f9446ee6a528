import { resultFile } from '../bulk/ingest-results.ts';
import { BulkJobs } from '../bulk/jobs.ts';
import type { Endpoint } from '../types.ts';

const bulkIngestUnprocessed: Endpoint = {
  id: 'bulk-ingest-unprocessed',
  method: 'GET',
  path: '/services/data/:version/jobs/ingest/:id/unprocessedrecords',
  summary: 'Bulk 2.0: rows of a failed or aborted job that were not tried',
  handle: (call) => resultFile(BulkJobs.of(call.org).ingest(call), 'unprocessed'),
};

export default bulkIngestUnprocessed;
