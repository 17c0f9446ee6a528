import { BulkJobs, requestedState } from '../bulk/jobs.ts';
import { SalesforceError } from '../errors.ts';
import type { Endpoint } from '../types.ts';

const bulkQueryAbort: Endpoint = {
  id: 'bulk-query-abort',
  method: 'PATCH',
  path: '/services/data/:version/jobs/query/:id',
  summary: 'Bulk 2.0: abort a query job',
  handle(call) {
    const job = BulkJobs.of(call.org).query(call);
    const state = requestedState(call);
    if (state !== 'Aborted')
      throw new SalesforceError(
        400,
        'INVALIDJOBSTATE',
        `a query job can only be set to Aborted, not '${state}'`,
      );
    job.abort();
    return { body: job.describe() };
  },
};

export default bulkQueryAbort;
