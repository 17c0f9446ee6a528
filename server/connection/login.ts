import { sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Credentials } from '../config.ts';
import { LoginError } from './errors.ts';

export interface Session {
  accessToken: string;
  instanceUrl: string;
}

const loginTimeoutMs = 60_000;

/** Logs in the configured way. A given access token is taken as it is. */
export async function logIn(credentials: Credentials, now: () => number): Promise<Session> {
  if (credentials.kind === 'token') {
    return { accessToken: credentials.accessToken.reveal(), instanceUrl: credentials.instanceUrl };
  }
  const { loginUrl, clientId } = credentials;
  const clientSecret = credentials.kind === 'jwt' ? undefined : credentials.clientSecret.reveal();
  // Loaded where it is used: with a token at hand it would be a fifth of the start.
  const { Connection } = await import('jsforce');
  const jsforce = new Connection({ loginUrl, oauth2: { loginUrl, clientId, clientSecret } });
  const grant: { grant_type: string; [name: string]: string } =
    credentials.kind === 'jwt'
      ? {
          grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
          assertion: assertion(credentials, now()),
        }
      : { grant_type: 'client_credentials' };
  try {
    await withTimeout(jsforce.authorize(grant));
  } catch (cause) {
    throw new LoginError(explain(credentials, cause), { cause });
  }
  return { accessToken: jsforce.accessToken ?? '', instanceUrl: jsforce.instanceUrl };
}

async function withTimeout<T>(login: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer within a minute')), loginTimeoutMs);
  });
  try {
    return await Promise.race([login, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** RFC 7523, RS256, valid for three minutes: the platform accepts no longer ones. */
function assertion(credentials: Extract<Credentials, { kind: 'jwt' }>, now: number): string {
  let key: string;
  try {
    key = readFileSync(credentials.privateKeyFile, 'utf8');
  } catch (cause) {
    throw new LoginError(
      `SALESFORCE_PRIVATE_KEY_FILE: expected a readable PEM file, got ${credentials.privateKeyFile}`,
      { cause },
    );
  }
  const claims = {
    iss: credentials.clientId,
    sub: credentials.username,
    aud: audience(credentials.loginUrl),
    exp: Math.floor(now / 1000) + 180,
  };
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const text = `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}`;
  try {
    return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
  } catch (cause) {
    throw new LoginError(
      `SALESFORCE_PRIVATE_KEY_FILE: expected an RSA private key in PEM form in ${credentials.privateKeyFile}`,
      { cause },
    );
  }
}

/** Tokens are made out to Salesforce's own log-in servers, whatever My Domain they are presented at. */
function audience(loginUrl: string): string {
  const { hostname } = new URL(loginUrl);
  if (!hostname.endsWith('.salesforce.com')) return loginUrl;
  const sandbox = hostname === 'test.salesforce.com' || hostname.includes('.sandbox.');
  return sandbox ? 'https://test.salesforce.com' : 'https://login.salesforce.com';
}

/** `fetch` says only "fetch failed"; why stands below it. */
function networkReason(cause: unknown): string | undefined {
  const below = (cause as { cause?: { code?: unknown; message?: unknown } } | null)?.cause;
  const reason = below?.code ?? below?.message;
  return typeof reason === 'string' ? `nobody answers there (${reason})` : undefined;
}

/** OAuth errors are short; what an admin can do about each is not in them. */
function explain(credentials: Exclude<Credentials, { kind: 'token' }>, cause: unknown): string {
  const { name, message } =
    cause instanceof Object && 'message' in cause ? (cause as Error) : new Error(String(cause));
  const fix =
    {
      invalid_client_id: 'check SALESFORCE_CLIENT_ID against the External Client App',
      invalid_client:
        'check SALESFORCE_CLIENT_ID and SALESFORCE_CLIENT_SECRET against the External Client App',
      invalid_grant:
        credentials.kind === 'jwt'
          ? 'check SALESFORCE_USERNAME, that the app is pre-authorised for this user, and that the certificate matches'
          : 'enable the client credentials flow on the External Client App and set its run-as user',
      unsupported_grant_type: 'client credentials need your My Domain address in SALESFORCE_LOGIN_URL',
    }[name] ?? 'check SALESFORCE_LOGIN_URL and that the org can be reached from here';
  const reason = networkReason(cause) ?? (message || name);
  return `Login at ${credentials.loginUrl} failed: ${reason}. Fix: ${fix}.`;
}
