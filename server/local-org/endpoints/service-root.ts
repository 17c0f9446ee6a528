import type { Endpoint } from '../types.ts';
import { baseUrl, identityUrl } from '../web/oauth.ts';

const endpoint: Endpoint = {
  id: 'service-root',
  method: 'GET',
  path: '/services/data/:version',
  summary: 'Resources of one API version: those the local org speaks',
  handle({ org, user, version, headers }) {
    const base = `/services/data/v${version}`;
    const names = [
      'sobjects',
      'query',
      'queryAll',
      'search',
      'composite',
      'limits',
      'jobs',
      'ui-api',
      'graphql',
    ];
    return {
      body: {
        ...Object.fromEntries(names.map((name) => [name, `${base}/${name}`])),
        identity: identityUrl(baseUrl(org, headers), user),
      },
    };
  },
};

export default endpoint;
