import type { Endpoint } from '../types.ts';
import { apiVersions } from '../web/versions.ts';

const endpoint: Endpoint = {
  id: 'versions',
  method: 'GET',
  path: '/services/data',
  summary: 'API versions',
  anonymous: true,
  handle: () => ({ body: apiVersions() }),
};

export default endpoint;
