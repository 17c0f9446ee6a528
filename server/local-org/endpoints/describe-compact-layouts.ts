import { compactLayoutsJson } from '../describe/layout-json.ts';
import type { Endpoint } from '../types.ts';
import { objectOf } from '../web/find-object.ts';

const endpoint: Endpoint = {
  id: 'describe-compact-layouts',
  method: 'GET',
  path: '/services/data/:version/sobjects/:object/describe/compactLayouts',
  summary: 'The compact layout every object starts with: its name',
  handle: (call) => ({ body: compactLayoutsJson(objectOf(call), call.version) }),
};

export default endpoint;
