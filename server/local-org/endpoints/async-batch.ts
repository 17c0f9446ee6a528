import { AsyncJobs } from '../bulk/v1/job.ts';
import { answered, batchInfo } from '../bulk/v1/xml.ts';
import type { Endpoint } from '../types.ts';

const endpoint: Endpoint = {
  id: 'async-batch',
  method: 'GET',
  path: '/services/async/:number/job/:job/batch/:batch',
  summary: 'Bulk API 1.0: how a batch stands',
  anonymous: true,
  handle: (call) =>
    answered(call, (user) => {
      const jobs = AsyncJobs.of(call.org);
      const job = jobs.find(call.params['job'] ?? '', user);
      return batchInfo(job, jobs.batch(job, call.params['batch'] ?? ''));
    }),
};

export default endpoint;
