import { viewsOf } from '../list-views/views.ts';
import type { Endpoint } from '../types.ts';
import { objectOf } from '../web/find-object.ts';

const endpoint: Endpoint = {
  id: 'list-views',
  method: 'GET',
  path: '/services/data/:version/sobjects/:object/listviews',
  summary: 'The list views of an object: all records, and the reader’s own',
  handle(call) {
    const def = objectOf(call);
    const base = `/services/data/v${call.version}/sobjects/${def.name}/listviews`;
    const listviews = viewsOf(call.org, def).map(({ id, developerName, label }) => ({
      describeUrl: `${base}/${id}/describe`,
      developerName,
      id,
      label,
      resultsUrl: `${base}/${id}/results`,
      soqlCompatible: true,
      url: `${base}/${id}`,
    }));
    return {
      body: { done: true, listviews, nextRecordsUrl: null, size: listviews.length, sobjectType: def.name },
    };
  },
};

export default endpoint;
