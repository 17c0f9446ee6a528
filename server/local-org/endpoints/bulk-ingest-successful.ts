import { resultFile } from '../bulk/ingest-results.ts';
import { BulkJobs } from '../bulk/jobs.ts';
import type { Endpoint } from '../types.ts';

const bulkIngestSuccessful: Endpoint = {
  id: 'bulk-ingest-successful',
  method: 'GET',
  path: '/services/data/:version/jobs/ingest/:id/successfulResults',
  summary: 'Bulk 2.0: rows that were saved, with sf__Id and sf__Created',
  handle: (call) => resultFile(BulkJobs.of(call.org).ingest(call), 'successful'),
};

export default bulkIngestSuccessful;
