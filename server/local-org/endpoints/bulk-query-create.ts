import { BulkJobs, objectBody } from '../bulk/jobs.ts';
import { QueryJob } from '../bulk/query-job.ts';
import type { Endpoint } from '../types.ts';

const bulkQueryCreate: Endpoint = {
  id: 'bulk-query-create',
  method: 'POST',
  path: '/services/data/:version/jobs/query',
  summary: 'Bulk 2.0: make a query or queryAll job',
  handle(call) {
    const jobs = BulkJobs.of(call.org);
    const job = new QueryJob(jobs.newId(), call, objectBody(call));
    jobs.add(job);
    return { body: job.describe() };
  },
};

export default bulkQueryCreate;
