import { AsyncJobs } from '../bulk/v1/job.ts';
import { answered, AsyncError, batchInfo, batchList } from '../bulk/v1/xml.ts';
import type { Endpoint } from '../types.ts';

const endpoint: Endpoint = {
  id: 'async-batches',
  method: ['GET', 'POST'],
  path: '/services/async/:number/job/:job/batch',
  summary: 'Bulk API 1.0: adds a batch of CSV, or a statement, to a job, or lists its batches',
  anonymous: true,
  bodyLimit: 10_000_000,
  handle: (call) =>
    answered(call, (user) => {
      const jobs = AsyncJobs.of(call.org);
      const job = jobs.find(call.params['job'] ?? '', user);
      if (call.method === 'GET') return batchList(job);
      const text = String(call.body ?? '');
      // jsforce takes this very code for nothing to do. The words are ours.
      if (text.trim() === '') throw new AsyncError('ClientInputError', 'The batch is empty');
      return batchInfo(job, jobs.add(call.org, job, text), 201);
    }),
};

export default endpoint;
