import type { Endpoint } from '../types.ts';
import { updateRecord } from '../ui-api/save.ts';

const endpoint: Endpoint = {
  id: 'ui-record-update',
  method: 'PATCH',
  path: '/services/data/:version/ui-api/records/:id',
  summary: 'Update a record; If-Modified-Since guards against overwriting',
  handle: updateRecord,
};

export default endpoint;
