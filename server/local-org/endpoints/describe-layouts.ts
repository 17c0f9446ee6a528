import { layoutsJson } from '../describe/layout-json.ts';
import type { Endpoint } from '../types.ts';
import { objectOf } from '../web/find-object.ts';

const endpoint: Endpoint = {
  id: 'describe-layouts',
  method: 'GET',
  path: '/services/data/:version/sobjects/:object/describe/layouts',
  summary: 'The one layout of an object: every field in describe order, as its generic page shows it',
  handle: (call) => ({ body: layoutsJson(objectOf(call), call.version) }),
};

export default endpoint;
