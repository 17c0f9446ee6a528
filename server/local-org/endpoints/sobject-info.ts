import { summaryJson } from '../describe/object-json.ts';
import type { Endpoint } from '../types.ts';
import { recentItems } from '../soql/recent.ts';
import { objectOf } from '../web/find-object.ts';

const endpoint: Endpoint = {
  id: 'sobject-info',
  method: 'GET',
  path: '/services/data/:version/sobjects/:object',
  summary: 'Basic information on an object, and which of its records the user looked at (FOR VIEW) last',
  handle(call) {
    const def = objectOf(call);
    const reader = call.org.reader(call.user);
    return {
      body: {
        objectDescribe: summaryJson(def, call.version),
        recentItems: recentItems(call, reader, def.name),
      },
    };
  },
};

export default endpoint;
