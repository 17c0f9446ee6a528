import { respond } from '../soql/respond.ts';
import type { Endpoint } from '../types.ts';

const query: Endpoint = {
  id: 'query',
  method: 'GET',
  path: '/services/data/:version/query',
  summary: 'SOQL (`q=`), first batch; `columns=true` describes the columns',
  handle: (call) => respond(call, false),
};

export default query;
