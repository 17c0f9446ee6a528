import { executeGraphql } from '../graphql/execute.ts';
import type { Answer, Call, Endpoint } from '../types.ts';

/** 200 whatever happened inside the query: the body's `errors` say it, as on the platform. */
const endpoint: Endpoint = {
  id: 'graphql',
  method: 'POST',
  path: '/services/data/:version/graphql',
  summary:
    'GraphQL: records, parents, children, aggregates, object infos; creating, updating and deleting records',
  async handle({ org, user, body, version }: Call): Promise<Answer> {
    const input = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
    const { query, variables, operationName } = input;
    if (typeof query !== 'string' || query.trim() === '') {
      return {
        status: 400,
        body: [{ errorCode: 'INVALID_INPUT', message: 'The request body has no query' }],
      };
    }
    const request = {
      query,
      variables: (typeof variables === 'object' && variables !== null ? variables : {}) as Record<
        string,
        unknown
      >,
      operationName: typeof operationName === 'string' && operationName ? operationName : undefined,
      version,
    };
    const writes = { writer: org.writer(user), store: org.store };
    return { body: await executeGraphql(request, org.reader(user), org.now(), writes) };
  },
};

export default endpoint;
