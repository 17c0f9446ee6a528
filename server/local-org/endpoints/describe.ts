import { describeJson } from '../describe/object-json.ts';
import type { Endpoint } from '../types.ts';
import { objectOf } from '../web/find-object.ts';

const endpoint: Endpoint = {
  id: 'describe',
  method: 'GET',
  path: '/services/data/:version/sobjects/:object/describe',
  summary: 'One object in full: fields, picklists, child relationships',
  handle: (call) => ({ body: describeJson(objectOf(call), call.version) }),
};

export default endpoint;
