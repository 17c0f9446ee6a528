import { createHash, timingSafeEqual } from 'node:crypto';
import type { Answer, Call, Endpoint } from '../types.ts';
import { baseUrl, connectedApp, identityUrl, integrationUser } from '../web/oauth.ts';

const endpoint: Endpoint = {
  id: 'oauth-token',
  method: 'POST',
  path: '/services/oauth2/token',
  summary: 'Access token for client credentials',
  anonymous: true,
  handle(call) {
    const form = call.body instanceof URLSearchParams ? call.body : call.query;
    const grant = form.get('grant_type');
    if (grant !== 'client_credentials') return refuse('unsupported_grant_type', 'grant type not supported');
    const { id, secret } = credentials(form, call);
    if (!same(id, connectedApp.clientId)) return refuse('invalid_client_id', 'client identifier invalid');
    if (!same(secret, connectedApp.clientSecret))
      return refuse('invalid_client', 'invalid client credentials');
    const user = integrationUser(call.org);
    if (!user) return refuse('invalid_grant', 'no client credentials user enabled');
    const base = baseUrl(call.org, call.headers);
    const issued = String(call.org.now().getTime());
    const identity = identityUrl(base, user);
    return {
      status: 200,
      headers: { 'cache-control': 'no-cache, no-store' },
      body: {
        access_token: user.accessToken,
        signature: createHash('sha256')
          .update(identity + issued)
          .digest('base64'),
        scope: 'api id',
        instance_url: base,
        id: identity,
        token_type: 'Bearer',
        issued_at: issued,
      },
    };
  },
};

export default endpoint;

function refuse(error: string, description: string): Answer {
  return { status: 400, body: { error, error_description: description } };
}

/** In the form, or as HTTP basic authentication. */
function credentials(form: URLSearchParams, call: Call): { id: string; secret: string } {
  const basic = /^Basic\s+(.+)$/i.exec(String(call.headers.authorization ?? ''))?.[1];
  if (basic === undefined)
    return { id: form.get('client_id') ?? '', secret: form.get('client_secret') ?? '' };
  const [id = '', secret = ''] = Buffer.from(basic, 'base64')
    .toString('utf8')
    .split(':')
    .map(decodeURIComponent);
  return { id, secret };
}

function same(given: string, wanted: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(wanted));
}
