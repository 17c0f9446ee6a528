import { AsyncJobs } from '../bulk/v1/job.ts';
import { answered, AsyncError, jobInfo, readJobInfo } from '../bulk/v1/xml.ts';
import type { Endpoint } from '../types.ts';

const endpoint: Endpoint = {
  id: 'async-job',
  method: ['GET', 'POST'],
  path: '/services/async/:number/job/:job',
  summary: 'Bulk API 1.0: how a job stands; `Closed` and `Aborted` end it',
  anonymous: true,
  handle: (call) =>
    answered(call, (user) => {
      const job = AsyncJobs.of(call.org).find(call.params['job'] ?? '', user);
      if (call.method === 'GET') return jobInfo(job);
      const state = readJobInfo(call).get('state');
      if (state !== 'Closed' && state !== 'Aborted')
        throw new AsyncError('InvalidJobState', `A job can be Closed or Aborted, not ${String(state)}`);
      if (job.state !== 'Open') throw new AsyncError('InvalidJobState', `Job is ${job.state}`);
      job.state = state;
      return jobInfo(job);
    }),
};

export default endpoint;
