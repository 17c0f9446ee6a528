import { invalidInput } from '../errors.ts';
import { recentItems } from '../soql/recent.ts';
import type { Endpoint } from '../types.ts';

const endpoint: Endpoint = {
  id: 'recent',
  method: 'GET',
  path: '/services/data/:version/recent',
  summary: 'Records the user looked at last, by queries FOR VIEW; `limit` of them',
  handle(call) {
    const given = call.query.get('limit') ?? '200';
    if (!/^\d+$/.test(given)) throw invalidInput(`limit must be a whole number, not '${given}'`);
    return { body: recentItems(call, call.org.reader(call.user)).slice(0, Number(given)) };
  },
};

export default endpoint;
