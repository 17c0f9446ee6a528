import type { Answer, Call, Endpoint } from '../types.ts';
import { findObject, objectInfo } from '../ui-api/object-info.ts';

const endpoint: Endpoint = {
  id: 'ui-object-info',
  method: 'GET',
  path: '/services/data/:version/ui-api/object-info/:object',
  summary: 'Fields, relations, record types and labels of an object',
  handle({ org, user, params }: Call): Answer {
    const reader = org.reader(user);
    return { body: objectInfo(reader, findObject(reader.schema, params['object'] ?? '')) };
  },
};

export default endpoint;
