import type { Answer, Call, Endpoint } from '../types.ts';
import { askedFields } from '../ui-api/asked-fields.ts';
import { findRecord, representation } from '../ui-api/record.ts';

const endpoint: Endpoint = {
  id: 'ui-record-read',
  method: 'GET',
  path: '/services/data/:version/ui-api/records/:id',
  summary: 'One record: fields, optionalFields, parents by Object.Parent.Field',
  handle({ org, user, params, query }: Call): Answer {
    const reader = org.reader(user);
    const { def, row } = findRecord(reader, params['id'] ?? '');
    return { body: representation(reader, def, row, askedFields(def, query, reader.schema)) };
  },
};

export default endpoint;
