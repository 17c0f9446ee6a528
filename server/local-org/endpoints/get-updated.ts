import type { Endpoint } from '../types.ts';
import { refuseTooManyIds, replicated } from '../web/replication.ts';

const endpoint: Endpoint = {
  id: 'get-updated',
  method: 'GET',
  path: '/services/data/:version/sobjects/:object/updated',
  summary: 'Ids of records created or changed between `start` and `end`, at most 30 days back',
  handle(call) {
    const { rows, latestDateCovered } = replicated(call);
    const ids = rows.filter((row) => row.IsDeleted !== true).map((row) => row.Id);
    refuseTooManyIds(ids.length);
    return { body: { ids, latestDateCovered } };
  },
};

export default endpoint;
