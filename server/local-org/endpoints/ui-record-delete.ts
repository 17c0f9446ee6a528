import type { Endpoint } from '../types.ts';
import { deleteRecord } from '../ui-api/save.ts';

const endpoint: Endpoint = {
  id: 'ui-record-delete',
  method: 'DELETE',
  path: '/services/data/:version/ui-api/records/:id',
  summary: 'Delete a record',
  handle: deleteRecord,
};

export default endpoint;
