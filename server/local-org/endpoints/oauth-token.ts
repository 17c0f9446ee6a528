import { createHash, timingSafeEqual } from 'node:crypto';
import type { Answer, Call, Endpoint, SessionUser } from '../types.ts';
import { OAuthError, userOfAssertion } from '../web/jwt.ts';
import { baseUrl, connectedApp, identityUrl, integrationUser, userByPassword } from '../web/oauth.ts';

const jwtBearer = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

const endpoint: Endpoint = {
  id: 'oauth-token',
  method: 'POST',
  path: '/services/oauth2/token',
  summary:
    'Access token for client credentials, for a name with the user’s access token as the password, or for a JWT signed with a registered key (RS256)',
  anonymous: true,
  handle(call) {
    const form = call.body instanceof URLSearchParams ? call.body : call.query;
    try {
      return granted(call, userOf(form, call));
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error;
      return { status: 400, body: { error: error.error, error_description: error.message } };
    }
  },
};

export default endpoint;

function userOf(form: URLSearchParams, call: Call): SessionUser {
  switch (form.get('grant_type')) {
    case 'client_credentials':
      return userOfClient(form, call);
    case 'password':
      return userOfPassword(form, call);
    case jwtBearer: {
      const urls = [call.org.url, `http://${String(call.headers.host)}`].filter(Boolean);
      return userOfAssertion(call.org, form.get('assertion') ?? '', urls);
    }
    default:
      throw new OAuthError('unsupported_grant_type', 'grant type not supported');
  }
}

function checkClient(form: URLSearchParams, call: Call): void {
  const { id, secret } = credentials(form, call);
  if (!same(id, connectedApp.clientId))
    throw new OAuthError('invalid_client_id', 'client identifier invalid');
  if (!same(secret, connectedApp.clientSecret))
    throw new OAuthError('invalid_client', 'invalid client credentials');
}

function userOfPassword(form: URLSearchParams, call: Call): SessionUser {
  checkClient(form, call);
  const user = userByPassword(call.org, form.get('username') ?? '', form.get('password') ?? '');
  if (!user) throw new OAuthError('invalid_grant', 'authentication failure');
  return user;
}

function userOfClient(form: URLSearchParams, call: Call): SessionUser {
  checkClient(form, call);
  const user = integrationUser(call.org);
  if (!user) throw new OAuthError('invalid_grant', 'no client credentials user enabled');
  return user;
}

function granted(call: Call, user: SessionUser): Answer {
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
