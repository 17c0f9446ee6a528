import { BulkJobs, requestedState } from '../bulk/jobs.ts';
import type { Endpoint } from '../types.ts';

const bulkIngestState: Endpoint = {
  id: 'bulk-ingest-state',
  method: 'PATCH',
  path: '/services/data/:version/jobs/ingest/:id',
  summary: 'Bulk 2.0: start (UploadComplete) or abort an ingest job',
  handle(call) {
    const job = BulkJobs.of(call.org).ingest(call);
    job.set(requestedState(call));
    return { body: job.describe() };
  },
};

export default bulkIngestState;
