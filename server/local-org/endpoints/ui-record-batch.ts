import { SalesforceError } from '../errors.ts';
import type { Answer, Call, Endpoint, Reader } from '../types.ts';
import { askedFields } from '../ui-api/asked-fields.ts';
import { findRecord, representation } from '../ui-api/record.ts';
import { badParameter } from '../ui-api/ui-errors.ts';

const MAX_IDS = 200;

const endpoint: Endpoint = {
  id: 'ui-record-batch',
  method: 'GET',
  path: '/services/data/:version/ui-api/records/batch/:ids',
  summary: 'Up to 200 records at once, each with its own status',
  handle({ org, user, params, query }: Call): Answer {
    const ids = (params['ids'] ?? '').split(',').filter(Boolean);
    if (ids.length > MAX_IDS)
      throw badParameter(`a batch takes up to ${MAX_IDS} record ids, not ${ids.length}`);
    const reader = org.reader(user);
    const results = ids.map((id) => resultOf(reader, id, query));
    return { body: { hasErrors: results.some((each) => each.statusCode !== 200), results } };
  },
};

export default endpoint;

/** A bad record spoils only its own place in the batch. */
function resultOf(
  reader: Reader,
  id: string,
  query: URLSearchParams,
): { statusCode: number; result: unknown } {
  try {
    const { def, row } = findRecord(reader, id);
    return {
      statusCode: 200,
      result: representation(reader, def, row, askedFields(def, query, reader.schema)),
    };
  } catch (error) {
    if (error instanceof SalesforceError) return { statusCode: error.status, result: error.toBody() };
    throw error;
  }
}
