import { csvAnswer } from '../bulk/pages.ts';
import { AsyncJobs, dialect } from '../bulk/v1/job.ts';
import { answered, AsyncError } from '../bulk/v1/xml.ts';
import type { Endpoint } from '../types.ts';

/** What the platform answers instead of a header without rows. */
const NONE = 'Records not found for this query';

const endpoint: Endpoint = {
  id: 'async-query-result',
  method: 'GET',
  path: '/services/async/:number/job/:job/batch/:batch/result/:result',
  summary: 'Bulk API 1.0: the rows a query found, as CSV',
  anonymous: true,
  handle: (call) =>
    answered(call, (user) => {
      const { job = '', batch = '', result = '' } = call.params;
      const jobs = AsyncJobs.of(call.org);
      const { found } = jobs.batch(jobs.find(job, user), batch);
      if (found?.id !== result) throw new AsyncError('InvalidBatch', `Unable to find result: ${result}`);
      const { rows } = found;
      if (rows.size === 0) return { headers: { 'content-type': 'text/csv;charset=UTF-8' }, body: NONE };
      return csvAnswer(rows.header, rows.records(), dialect);
    }),
};

export default endpoint;
