import { layoutsJson, namedLayouts } from '../describe/layout-json.ts';
import { notFound } from '../errors.ts';
import type { Endpoint } from '../types.ts';
import { objectOf } from '../web/find-object.ts';

const endpoint: Endpoint = {
  id: 'describe-named-layouts',
  method: 'GET',
  path: '/services/data/:version/sobjects/:object/describe/namedLayouts/:layout',
  summary: 'A named layout: `UserAlt` of User, the same as its layout; no other object has one',
  handle(call) {
    const def = objectOf(call);
    const { layout = '' } = call.params;
    if (namedLayouts.get(def.name.toLowerCase()) !== layout) throw notFound(`layout ${layout}`);
    return { body: layoutsJson(def, call.version) };
  },
};

export default endpoint;
