import { SalesforceError } from '../errors.ts';
import type { Answer, Call, Endpoint, Reader } from '../types.ts';
import { findObject, objectInfo } from '../ui-api/object-info.ts';

const endpoint: Endpoint = {
  id: 'ui-object-info-batch',
  method: 'GET',
  path: '/services/data/:version/ui-api/object-info/batch/:objects',
  summary: 'Several object infos at once, each with its own status',
  handle({ org, user, params }: Call): Answer {
    const reader = org.reader(user);
    const names = (params['objects'] ?? '').split(',').filter(Boolean);
    return { body: { results: names.map((name) => resultOf(reader, name)) } };
  },
};

export default endpoint;

function resultOf(reader: Reader, name: string): { statusCode: number; result: unknown } {
  try {
    return { statusCode: 200, result: objectInfo(reader, findObject(reader.schema, name)) };
  } catch (error) {
    if (error instanceof SalesforceError) return { statusCode: error.status, result: error.toBody() };
    throw error;
  }
}
