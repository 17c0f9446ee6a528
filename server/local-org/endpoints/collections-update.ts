import type { Endpoint } from '../types.ts';
import { saveAll } from '../web/collection-answer.ts';
import { recordsOf, rejectUnreadable, typeOf } from '../web/record-body.ts';

const endpoint: Endpoint = {
  id: 'collections-update',
  method: 'PATCH',
  path: '/services/data/:version/composite/sobjects',
  summary: 'Change up to 200 records by id',
  handle({ org, user, body }) {
    const { records, allOrNone } = recordsOf(body);
    const writer = org.writer(user);
    const { schema } = org.reader(user);
    const saves = records.map((record) => {
      const type = typeOf(record);
      const def = schema.object(type);
      if (def) rejectUnreadable(def, record);
      const id = Object.entries(record).find(([name]) => name.toLowerCase() === 'id')?.[1];
      return () => writer.update(type, typeof id === 'string' ? id : '', record);
    });
    return saveAll(org, allOrNone, saves);
  },
};

export default endpoint;
