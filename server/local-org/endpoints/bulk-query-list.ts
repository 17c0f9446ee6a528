import { BulkJobs, listBody } from '../bulk/jobs.ts';
import type { Endpoint } from '../types.ts';

const bulkQueryList: Endpoint = {
  id: 'bulk-query-list',
  method: 'GET',
  path: '/services/data/:version/jobs/query',
  summary: "Bulk 2.0: the user's query jobs",
  handle: ({ org, user }) => ({ body: listBody(BulkJobs.of(org).list(user.id, 'V2Query')) }),
};

export default bulkQueryList;
