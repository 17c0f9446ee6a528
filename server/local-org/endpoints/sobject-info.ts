import { summaryJson } from '../describe/object-json.ts';
import type { Endpoint } from '../types.ts';
import { objectOf } from '../web/find-object.ts';

const endpoint: Endpoint = {
  id: 'sobject-info',
  method: 'GET',
  path: '/services/data/:version/sobjects/:object',
  summary: 'Basic information on an object; nobody views records here, so none is recent',
  handle: (call) => ({
    body: { objectDescribe: summaryJson(objectOf(call), call.version), recentItems: [] },
  }),
};

export default endpoint;
