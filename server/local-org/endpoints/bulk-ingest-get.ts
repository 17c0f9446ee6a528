import { BulkJobs } from '../bulk/jobs.ts';
import type { Endpoint } from '../types.ts';

const bulkIngestGet: Endpoint = {
  id: 'bulk-ingest-get',
  method: 'GET',
  path: '/services/data/:version/jobs/ingest/:id',
  summary: 'Bulk 2.0: poll an ingest job',
  handle: (call) => ({ body: BulkJobs.of(call.org).ingest(call).poll() }),
};

export default bulkIngestGet;
