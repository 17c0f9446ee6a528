import type { Endpoint } from '../types.ts';
import { saveAll } from '../web/collection-answer.ts';
import { recordsOf, rejectUnreadable, typeOf } from '../web/record-body.ts';

const endpoint: Endpoint = {
  id: 'collections-create',
  method: 'POST',
  path: '/services/data/:version/composite/sobjects',
  summary: 'Create up to 200 records',
  handle({ org, user, body }) {
    const { records, allOrNone } = recordsOf(body);
    const writer = org.writer(user);
    const { schema } = org.reader(user);
    const saves = records.map((record) => {
      const type = typeOf(record);
      const def = schema.object(type);
      if (def) rejectUnreadable(def, record);
      return () => writer.insert(type, record);
    });
    return saveAll(org, allOrNone, saves);
  },
};

export default endpoint;
