import type { Endpoint } from '../types.ts';
import { issuePass, ownPath } from '../web/frontdoor.ts';
import { baseUrl } from '../web/oauth.ts';

const endpoint: Endpoint = {
  id: 'single-access',
  method: ['GET', 'POST'],
  path: '/services/oauth2/singleaccess',
  summary: 'A link that signs a browser in once (`redirect_uri`); the pages answer it',
  anonymous: true,
  handle({ org, user, headers, query, body }) {
    if (!user)
      return { status: 403, headers: { 'content-type': 'text/html;charset=UTF-8' }, body: 'Bad_OAuth_Token' };
    const form = body instanceof URLSearchParams ? body : query;
    const base = baseUrl(org, headers);
    const startUrl = ownPath(form.get('redirect_uri') ?? '/', base);
    if (startUrl === undefined)
      return {
        status: 400,
        body: { error: 'invalid_request', error_description: 'redirect_uri must be a path of this org' },
      };
    const parameters = new URLSearchParams({ otp: issuePass(org, user, startUrl), startURL: startUrl });
    return { body: { frontdoor_uri: `${base}/secur/frontdoor.jsp?${parameters.toString()}` } };
  },
};

export default endpoint;
