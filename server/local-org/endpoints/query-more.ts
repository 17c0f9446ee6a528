import { QueryCursors } from '../soql/cursors.ts';
import type { Endpoint } from '../types.ts';

const queryMore: Endpoint = {
  id: 'query-more',
  method: 'GET',
  path: '/services/data/:version/query/:locator',
  summary: 'The next batch of an answer, by its locator',
  handle(call) {
    const { org, user, version, params } = call;
    return { body: QueryCursors.of(org).next(params.locator ?? '', user, org.now(), version) };
  },
};

export default queryMore;
