import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from '../../connection.ts';
import { silentLogger } from '../../log.ts';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';
import { registerJwtKey } from './jwt.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
const pem = (key: KeyObject) =>
  key.export({ type: key.type === 'public' ? 'spki' : 'pkcs8', format: 'pem' }) as string;

/** Of nobody: the key it was signed with was thrown away. */
const certificate = `-----BEGIN CERTIFICATE-----
MIIB9jCCAV+gAwIBAgIUARCGQ/8ChwUEXT17gXqoLFh6HN4wDQYJKoZIhvcNAQEL
BQAwDDEKMAgGA1UEAwwBdDAgFw0yNjExMjEyMTAxMDJaGA8yMTI2MTAyODIxMDEw
MlowDDEKMAgGA1UEAwwBdDCBnzANBgkqhkiG9w0BAQEFAAOBjQAwgYkCgYEA67G8
+XeyjVCmUnxJXyKSwDdEwZgGaMCL2l22u8GEdKPQrcG/EF70cUNrmEHqEdTYjLxq
j1c1JwDeBVIMJp7YQyHIFuzd/H5l0ATz64ae/yAwGznKuc4bUS04MahaLUal8Pd2
sZS6NZzZ5944gTVZlbpoKFovW/66CFevE6ThERcCAwEAAaNTMFEwHQYDVR0OBBYE
FCXe1FRX9a834gfABgz8DpcvEj1RMB8GA1UdIwQYMBaAFCXe1FRX9a834gfABgz8
DpcvEj1RMA8GA1UdEwEB/wQFMAMBAf8wDQYJKoZIhvcNAQELBQADgYEAFQhZPr4P
h2SZtaHaDG5OJDgKYLqLrBb21mg5jv6uMEGG0KGci8D7TVdsN0bZoeQSVku4CuL5
DYwbirfOa5ChJeXoV4JU+yPW2uHo7XxAQkw6MVVM9dPPqdBBJekb3HiYNR79CUpB
cxu/hLvJE2MUa6tUDJZZfYjSjG2ofl3nHIo=
-----END CERTIFICATE-----
`;

let test: ListeningOrg;
beforeAll(async () => {
  test = await listenTestOrg();
  registerJwtKey(test.org, 'jwt-app', pem(publicKey));
});
afterAll(() => test.close());

const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
const inSeconds = (seconds: number) => Math.floor(Date.now() / 1000) + seconds;

function assertion(claims: object = {}, header: object = { alg: 'RS256' }, key = privateKey): string {
  const all = { iss: 'jwt-app', sub: test.user.username, aud: test.url, exp: inSeconds(120), ...claims };
  const text = `${encoded(header)}.${encoded(all)}`;
  return `${text}.${sign('RSA-SHA256', Buffer.from(text), key).toString('base64url')}`;
}

async function grant(token: string): Promise<Record<string, unknown> & { status: number }> {
  const answer = await fetch(`${test.url}/services/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
      assertion: token,
    }),
  });
  return { status: answer.status, ...((await answer.json()) as object) };
}

describe('JWT bearer', () => {
  it('takes seconds and milliseconds, and the audiences a login may have', async () => {
    const good = { status: 200, access_token: test.token, token_type: 'Bearer', instance_url: test.url };
    expect(await grant(assertion())).toMatchObject(good);
    expect(await grant(assertion({ exp: Date.now() + 300, aud: `${test.url}/` }))).toMatchObject(good);
    expect(await grant(assertion({ aud: 'https://login.salesforce.com' }))).toMatchObject(good);
  });

  it.each([
    ['another key', () => assertion({}, { alg: 'RS256' }, stranger.privateKey), 'invalid assertion'],
    ['no signature', () => assertion({}, { alg: 'none' }), 'invalid assertion'],
    ['no JWT', () => 'x.y', 'invalid assertion'],
    ['an old assertion', () => assertion({ exp: inSeconds(-600) }), 'expired authorization code'],
    ['a long-lived assertion', () => assertion({ exp: inSeconds(3600) }), 'invalid assertion'],
    ['no time', () => assertion({ exp: undefined }), 'invalid assertion'],
    ['another audience', () => assertion({ aud: 'https://evil.example' }), 'audience is invalid'],
    ['an unknown user', () => assertion({ sub: 'nobody@x.test' }), "user hasn't approved this consumer"],
  ])('refuses %s', async (_what, make, description) => {
    expect(await grant(make())).toEqual({
      status: 400,
      error: 'invalid_grant',
      error_description: description,
    });
  });

  it('refuses an app without a key, and keys that are none', async () => {
    expect(await grant(assertion({ iss: 'other' }))).toMatchObject({ error: 'invalid_client_id' });
    expect(() => registerJwtKey(test.org, 'certified', certificate)).not.toThrow();
    expect(await grant(assertion({ iss: 'certified' }))).toMatchObject({
      error_description: 'invalid assertion',
    });
    expect(() => registerJwtKey(test.org, 'x', pem(privateKey))).toThrow('not a private key');
    expect(() => registerJwtKey(test.org, 'x', 'nothing')).toThrow();
    const { publicKey: curve } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    expect(() => registerJwtKey(test.org, 'x', pem(curve))).toThrow('RSA');
  });

  it('lets the product log in', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'jwt-'));
    const privateKeyFile = join(folder, 'key.pem');
    writeFileSync(privateKeyFile, pem(privateKey));
    const { username } = test.user;
    const credentials = {
      kind: 'jwt',
      loginUrl: test.url,
      clientId: 'jwt-app',
      username,
      privateKeyFile,
    } as const;
    const connection = await connect({ credentials }, silentLogger);
    expect([connection.userId, connection.organizationId]).toEqual([test.user.id, test.org.organizationId]);
    await connection.close();
    rmSync(folder, { recursive: true });
  });
});
