import { BulkJobs } from '../bulk/jobs.ts';
import type { Endpoint } from '../types.ts';

const bulkQueryDelete: Endpoint = {
  id: 'bulk-query-delete',
  method: 'DELETE',
  path: '/services/data/:version/jobs/query/:id',
  summary: 'Bulk 2.0: delete a query job and its results',
  handle(call) {
    const jobs = BulkJobs.of(call.org);
    jobs.remove(jobs.query(call));
    return { status: 204 };
  },
};

export default bulkQueryDelete;
