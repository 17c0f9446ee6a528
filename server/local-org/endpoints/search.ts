import { search } from '../sosl/search.ts';
import { malformedSearch } from '../sosl/errors.ts';
import type { Endpoint } from '../types.ts';

const endpoint: Endpoint = {
  id: 'search',
  method: 'GET',
  path: '/services/data/:version/search',
  summary: 'SOSL (`q=`): records of the objects named after RETURNING that say certain words',
  handle({ org, user, query, version }) {
    const statement = query.get('q');
    if (!statement) throw malformedSearch('No search string found');
    return { body: { searchRecords: search(org.reader(user), statement, { now: org.now(), version }) } };
  },
};

export default endpoint;
