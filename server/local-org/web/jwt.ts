import { createPublicKey, verify, X509Certificate, type KeyObject } from 'node:crypto';
import type { Org, SessionUser } from '../types.ts';

/** An OAuth refusal: the code and the words of the token endpoint. */
export class OAuthError extends Error {
  readonly error: string;

  constructor(error: string, description: string) {
    super(description);
    this.name = 'OAuthError';
    this.error = error;
  }
}

const salesforceLogins = ['https://login.salesforce.com', 'https://test.salesforce.com'];
/** An assertion lives three minutes at most, and clocks may differ by as much. */
const lifetimeMs = 180_000;
const skewMs = 180_000;

const keysOf = (org: Org) => org.state('jwt-keys', () => new Map<string, KeyObject>());

/** Uploads the certificate (or public key, PEM) of a connected app. Throws for what holds no RSA public key. */
export function registerJwtKey(org: Org, clientId: string, pem: string): void {
  if (/PRIVATE KEY/.test(pem)) throw new Error('expected a certificate or a public key, not a private key');
  const key = /BEGIN CERTIFICATE/.test(pem) ? new X509Certificate(pem).publicKey : createPublicKey(pem);
  if (key.asymmetricKeyType !== 'rsa') throw new Error('expected an RSA key');
  keysOf(org).set(clientId, key);
}

/**
 * The user an assertion of RFC 7523 speaks for. Its times are those of whoever signed it, so they are held against
 * this machine's clock, not the org's.
 */
export function userOfAssertion(org: Org, assertion: string, urls: readonly string[]): SessionUser {
  const [head = '', body = '', signature = '', ...rest] = assertion.split('.');
  const [header, claims] = [partOf(head), partOf(body)];
  if (!header || !claims || rest.length || header.alg !== 'RS256') throw invalidGrant('invalid assertion');
  const keys = keysOf(org);
  const key = typeof claims.iss === 'string' ? keys.get(claims.iss) : undefined;
  if (!key) throw new OAuthError('invalid_client_id', 'client identifier invalid');
  const isGenuine = verify(
    'RSA-SHA256',
    Buffer.from(`${head}.${body}`),
    key,
    Buffer.from(signature, 'base64url'),
  );
  if (!isGenuine) throw invalidGrant('invalid assertion');
  const audiences = [...salesforceLogins, ...urls].map(withoutSlash);
  if (typeof claims.aud !== 'string' || !audiences.includes(withoutSlash(claims.aud)))
    throw invalidGrant('audience is invalid');
  checkTime(claims.exp);
  const user = org.sessions().find(({ username }) => username === claims.sub);
  if (!user) throw invalidGrant("user hasn't approved this consumer");
  return user;
}

/** Seconds, as the standard has it; milliseconds, as the sf CLI sends them. */
function checkTime(exp: unknown): void {
  if (typeof exp !== 'number' || !Number.isFinite(exp)) throw invalidGrant('invalid assertion');
  const left = (exp > 1e11 ? exp : exp * 1000) - Date.now();
  if (left < -skewMs) throw invalidGrant('expired authorization code');
  if (left > lifetimeMs + skewMs) throw invalidGrant('invalid assertion');
}

const invalidGrant = (description: string) => new OAuthError('invalid_grant', description);

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

function partOf(part: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
