import type { Endpoint } from '../types.ts';
import { dailyApiRequests, remainingApiCalls } from '../web/api-usage.ts';

const endpoint: Endpoint = {
  id: 'limits',
  method: 'GET',
  path: '/services/data/:version/limits',
  summary: 'Limits the local org keeps count of; the others are absent, not invented',
  handle: ({ org }) => ({
    body: { DailyApiRequests: { Max: dailyApiRequests, Remaining: remainingApiCalls(org) } },
  }),
};

export default endpoint;
