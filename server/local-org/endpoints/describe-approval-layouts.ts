import type { Endpoint } from '../types.ts';
import { objectOf } from '../web/find-object.ts';

const endpoint: Endpoint = {
  id: 'describe-approval-layouts',
  method: 'GET',
  path: '/services/data/:version/sobjects/:object/describe/approvalLayouts',
  summary: 'Layouts of approval processes: none, for this org has no approval processes',
  handle(call) {
    // Unknown objects are refused before the empty list is told.
    objectOf(call);
    return { body: { approvalLayouts: [] } };
  },
};

export default endpoint;
