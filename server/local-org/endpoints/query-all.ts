import { respond } from '../soql/respond.ts';
import type { Endpoint } from '../types.ts';

const queryAll: Endpoint = {
  id: 'query-all',
  method: 'GET',
  path: '/services/data/:version/queryAll',
  summary: 'SOQL that also sees deleted rows (`IsDeleted = true`)',
  handle: (call) => respond(call, true),
};

export default queryAll;
