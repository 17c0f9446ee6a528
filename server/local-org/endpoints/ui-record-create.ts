import type { Endpoint } from '../types.ts';
import { createRecord } from '../ui-api/save.ts';

const endpoint: Endpoint = {
  id: 'ui-record-create',
  method: 'POST',
  path: '/services/data/:version/ui-api/records',
  summary: 'Create a record',
  handle: createRecord,
};

export default endpoint;
