import { BulkJobs, listBody } from '../bulk/jobs.ts';
import type { Endpoint } from '../types.ts';

const bulkIngestList: Endpoint = {
  id: 'bulk-ingest-list',
  method: 'GET',
  path: '/services/data/:version/jobs/ingest',
  summary: 'Bulk 2.0: the jobs of this user that write',
  handle: ({ org, user }) => ({ body: listBody(BulkJobs.of(org).list(user.id, 'V2Ingest')) }),
};

export default bulkIngestList;
