import { AsyncJobs, resultCsv } from '../bulk/v1/job.ts';
import { answered, AsyncError, resultList } from '../bulk/v1/xml.ts';
import type { Endpoint } from '../types.ts';

const endpoint: Endpoint = {
  id: 'async-batch-result',
  method: 'GET',
  path: '/services/async/:number/job/:job/batch/:batch/result',
  summary: 'Bulk API 1.0: what became of each row of a batch, as CSV; of a query the ids of its results',
  anonymous: true,
  handle: (call) =>
    answered(call, (user) => {
      const jobs = AsyncJobs.of(call.org);
      const job = jobs.find(call.params['job'] ?? '', user);
      const batch = jobs.batch(job, call.params['batch'] ?? '');
      if (batch.state !== 'Completed' && batch.state !== 'Failed')
        throw new AsyncError('InvalidBatch', `Batch not completed: ${batch.state}`);
      if (!('keyField' in job.operation)) return resultList(batch.found ? [batch.found.id] : []);
      return { headers: { 'content-type': 'text/csv;charset=UTF-8' }, body: resultCsv(batch) };
    }),
};

export default endpoint;
