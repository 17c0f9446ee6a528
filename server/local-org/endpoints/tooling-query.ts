import { respond } from '../soql/respond.ts';
import { toolingReader } from '../tooling/tooling.ts';
import type { Endpoint } from '../types.ts';

const toolingQuery: Endpoint = {
  id: 'tooling-query',
  method: 'GET',
  path: '/services/data/:version/tooling/query',
  summary:
    'SOQL on configuration (`q=`): Lightning pages, objects selected for change events; no other tooling object',
  handle: (call) => respond(call, false, toolingReader(call.org, call.user)),
};

export default toolingQuery;
