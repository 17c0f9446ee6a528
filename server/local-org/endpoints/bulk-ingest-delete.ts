import { BulkJobs } from '../bulk/jobs.ts';
import type { Endpoint } from '../types.ts';

const bulkIngestDelete: Endpoint = {
  id: 'bulk-ingest-delete',
  method: 'DELETE',
  path: '/services/data/:version/jobs/ingest/:id',
  summary: 'Bulk 2.0: delete an ingest job and its data',
  handle(call) {
    const jobs = BulkJobs.of(call.org);
    jobs.remove(jobs.ingest(call));
    return { status: 204 };
  },
};

export default bulkIngestDelete;
