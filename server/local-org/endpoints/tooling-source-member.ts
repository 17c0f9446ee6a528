import { notFound } from '../errors.ts';
import type { Call, Endpoint } from '../types.ts';

/**
 * `sf` asks whether the org tracks changes of its metadata. This one does not, like a production org, and says so in the
 * words that `sf` takes for a no.
 */
export default {
  id: 'tooling-source-member',
  method: 'GET',
  path: '/services/data/:version/tooling/sobjects/SourceMember/describe',
  summary: 'Always 404: changes are not tracked, as in a production org',
  handle({ path }: Call) {
    throw notFound(path);
  },
} satisfies Endpoint;
