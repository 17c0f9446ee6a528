import { AsyncJobs, resultCsv } from '../bulk/v1/job.ts';
import { answered, AsyncError } from '../bulk/v1/xml.ts';
import type { Endpoint } from '../types.ts';

const endpoint: Endpoint = {
  id: 'async-batch-result',
  method: 'GET',
  path: '/services/async/:number/job/:job/batch/:batch/result',
  summary: 'Bulk API 1.0: what became of each row of a batch, as CSV',
  anonymous: true,
  handle: (call) =>
    answered(call, (user) => {
      const jobs = AsyncJobs.of(call.org);
      const batch = jobs.batch(jobs.find(call.params['job'] ?? '', user), call.params['batch'] ?? '');
      if (batch.state !== 'Completed' && batch.state !== 'Failed')
        throw new AsyncError('InvalidBatch', `Batch not completed: ${batch.state}`);
      return { headers: { 'content-type': 'text/csv;charset=UTF-8' }, body: resultCsv(batch) };
    }),
};

export default endpoint;
