import { BulkJobs } from '../bulk/jobs.ts';
import type { Endpoint } from '../types.ts';

const bulkQueryGet: Endpoint = {
  id: 'bulk-query-get',
  method: 'GET',
  path: '/services/data/:version/jobs/query/:id',
  summary: 'Bulk 2.0: poll a query job',
  handle: (call) => ({ body: BulkJobs.of(call.org).query(call).poll() }),
};

export default bulkQueryGet;
