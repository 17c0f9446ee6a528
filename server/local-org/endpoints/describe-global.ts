import { summaryJson } from '../describe/object-json.ts';
import type { Endpoint } from '../types.ts';

const endpoint: Endpoint = {
  id: 'describe-global',
  method: 'GET',
  path: '/services/data/:version/sobjects',
  summary: 'Every object (describe global)',
  handle({ org, user, version }) {
    const objects = org.reader(user).schema.objects.map((def) => summaryJson(def, version));
    objects.sort((one, other) => (String(one.name) < String(other.name) ? -1 : 1));
    return { body: { encoding: 'UTF-8', maxBatchSize: 200, sobjects: objects } };
  },
};

export default endpoint;
