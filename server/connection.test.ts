import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { Secret } from './config.ts';
import type { Credentials } from './config.ts';
import { connect, LoginError, SalesforceError, UnreachableError } from './connection.ts';
import type { SalesforceConnection } from './connection.ts';
import { silentLogger } from './log.ts';

type Handler = (request: IncomingMessage, response: ServerResponse, body: string) => void;

let server: Server;
let url: string;
let seen: string[];
let tokens: string[];
let handler: Handler;
const open: SalesforceConnection[] = [];

beforeEach(async () => {
  seen = [];
  tokens = ['first'];
  handler = (_, response) => json(response, 404, [{ errorCode: 'NOT_FOUND', message: 'nothing here' }]);
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString()));
    request.on('end', () => answer(request, response, body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  for (const connection of open.splice(0)) await connection.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function answer(request: IncomingMessage, response: ServerResponse, body: string): void {
  seen.push(`${request.method} ${request.url}`);
  if (request.url === '/services/oauth2/token') return handler(request, response, body);
  if (request.headers.authorization !== `Bearer ${tokens.at(-1)}`) {
    return json(response, 401, [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }]);
  }
  if (request.url === '/services/oauth2/userinfo') {
    return json(response, 200, { user_id: '005000000000001AAA', organization_id: '00D000000000001AAA' });
  }
  return handler(request, response, body);
}

const token = (): Credentials => ({ kind: 'token', accessToken: new Secret('first'), instanceUrl: url });
const client = (): Credentials => ({
  kind: 'client-credentials',
  loginUrl: url,
  clientId: 'app',
  clientSecret: new Secret('s3cret'),
});

async function connected(credentials: Credentials = token()): Promise<SalesforceConnection> {
  const connection = await connect({ credentials }, silentLogger, { backoffMs: 1 });
  open.push(connection);
  return connection;
}

const failure = async (work: Promise<unknown>): Promise<Error> =>
  work.then(
    () => {
      throw new Error('expected a failure');
    },
    (cause: Error) => cause,
  );

test('knows who and where we are, and counts calls and bytes', async () => {
  const connection = await connected();
  expect(connection.organizationId).toBe('00D000000000001AAA');
  expect(connection.userId).toBe('005000000000001AAA');
  expect(connection.apiCalls).toBe(1);
  expect(connection.bytes).toBeGreaterThan(50);
  expect(connection.serverTime).toBeInstanceOf(Date);
});

test('reads zipped pages until the last', async () => {
  handler = (request, response) => {
    const first = request.url?.includes('q=');
    const page = first
      ? {
          totalSize: 3,
          done: false,
          nextRecordsUrl: '/services/data/v66.0/query/01g-2',
          records: [{ Id: 'a' }, { Id: 'b' }],
        }
      : { totalSize: 3, done: true, records: [{ Id: 'c' }] };
    response.writeHead(200, { 'content-type': 'application/json;charset=UTF-8', 'content-encoding': 'gzip' });
    response.end(gzipSync(JSON.stringify(page)));
  };
  const connection = await connected();
  const records = await connection.query<{ Id: string }>("SELECT Id FROM Account WHERE Name = 'A&B'", {
    all: true,
  });
  expect(records.map((record) => record.Id)).toEqual(['a', 'b', 'c']);
  expect(seen[1]).toBe(
    'GET /services/data/v66.0/queryAll?q=SELECT%20Id%20FROM%20Account%20WHERE%20Name%20%3D%20%27A%26B%27',
  );
});

test('retries what passes by itself and gives the answer', async () => {
  const bad: ((response: ServerResponse) => void)[] = [
    (response) => response.writeHead(429, { 'retry-after': '0' }).end(),
    (response) => response.writeHead(503).end('<html>busy</html>'),
    (response) => response.destroy(),
    (response) =>
      json(response, 403, [
        { errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'ConcurrentRequests Limit exceeded.' },
      ]),
  ];
  handler = (_, response) => {
    const fail = bad.shift();
    if (fail) fail(response);
    else json(response, 200, { fine: true });
  };
  const connection = await connected();
  expect((await connection.request({ path: '/limits' })).body).toEqual({ fine: true });
  expect(connection.apiCalls).toBe(6);
});

test('gives up after five retries, and says what the org said', async () => {
  handler = (_, response) => response.writeHead(503).end('<h1>Down for maintenance</h1>');
  const connection = await connected();
  const error = await failure(connection.request({ path: '/limits' }));
  expect(error).toBeInstanceOf(SalesforceError);
  expect(error.message).toBe('Down for maintenance (HTTP_503, GET /limits)');
  expect(seen).toHaveLength(1 + 6);
});

test('never sends a POST twice when it may have been carried out, unless told that it may', async () => {
  handler = (_, response) => response.destroy();
  const connection = await connected();
  const post = { method: 'POST', path: '/sobjects/Account', body: { Name: 'x' } } as const;
  expect(await failure(connection.request(post))).toBeInstanceOf(UnreachableError);
  expect(seen).toHaveLength(2);
  await failure(connection.request({ ...post, repeatable: true }));
  expect(seen).toHaveLength(2 + 6);
});

test('does not wait for the daily limit, nor repeat what is simply wrong', async () => {
  handler = (_, response) =>
    json(response, 403, [{ errorCode: 'REQUEST_LIMIT_EXCEEDED', message: 'TotalRequests Limit exceeded.' }]);
  const connection = await connected();
  const error = (await failure(connection.request({ path: '/limits' }))) as SalesforceError;
  expect([error.code, error.status]).toEqual(['REQUEST_LIMIT_EXCEEDED', 403]);
  expect(seen).toHaveLength(2);
});

test('an expired access token is not tried for ever', async () => {
  const connection = await connected();
  tokens.push('second');
  const error = await failure(connection.request({ path: '/limits' }));
  expect(error).toBeInstanceOf(LoginError);
  expect(error.message).toMatch(/set a fresh SALESFORCE_ACCESS_TOKEN/);
  expect(seen).toHaveLength(2);
});

test('the identity endpoint has its own words for a refused token', async () => {
  server.removeAllListeners('request');
  server.on('request', (_, response: ServerResponse) => response.writeHead(403).end('Bad_OAuth_Token'));
  const error = await failure(connected());
  expect(error).toBeInstanceOf(LoginError);
  expect(error.message).toMatch(/does not accept the access token/);
});

test('client credentials renew an ended session, once for requests that meet it together', async () => {
  let logins = 0;
  handler = (request, response, body) => {
    if (request.url !== '/services/oauth2/token') return json(response, 200, { fine: true });
    logins += 1;
    expect(new URLSearchParams(body).get('client_secret')).toBe('s3cret');
    tokens.push(`token-${logins}`);
    return json(response, 200, {
      access_token: tokens.at(-1),
      instance_url: url,
      id: `${url}/id/00D000000000001AAA/005000000000001AAA`,
    });
  };
  const connection = await connected(client());
  tokens.push('somebody logged us out');
  await Promise.all([connection.request({ path: '/a' }), connection.request({ path: '/b' })]);
  expect(logins).toBe(2);
});

test('an org that ends every session is given up', async () => {
  let logins = 0;
  handler = (request, response) => {
    logins += 1;
    json(response, 200, {
      access_token: 'first',
      instance_url: url,
      id: `${url}/id/00D000000000001AAA/005000000000001AAA`,
    });
  };
  const connection = await connected(client());
  tokens.push('other');
  for (let i = 0; i < 5; i += 1)
    expect(await failure(connection.request({ path: '/a' }))).toBeInstanceOf(LoginError);
  expect(logins).toBeLessThanOrEqual(4);
});

test('wrong credentials name the variable, and never the secret', async () => {
  handler = (_, response) =>
    json(response, 400, { error: 'invalid_client', error_description: 'invalid client credentials' });
  const error = await failure(connected(client()));
  expect(error).toBeInstanceOf(LoginError);
  expect(error.message).toMatch(/invalid client credentials.*SALESFORCE_CLIENT_SECRET/);
  expect(error.message).not.toContain('s3cret');
});

test('signs a JWT that the app’s certificate verifies', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'touchline-key-'));
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const privateKeyFile = join(folder, 'key.pem');
  writeFileSync(privateKeyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  let claims: Record<string, unknown> = {};
  handler = (_, response, body) => {
    const assertion = new URLSearchParams(body).get('assertion') ?? '';
    claims = JSON.parse(Buffer.from(assertion.split('.')[1] ?? '', 'base64url').toString()) as typeof claims;
    json(response, 200, {
      access_token: 'first',
      instance_url: url,
      id: `${url}/id/00D000000000001AAA/005000000000001AAA`,
    });
  };
  const jwt: Credentials = {
    kind: 'jwt',
    loginUrl: url,
    clientId: 'app',
    username: 'bot@acme.test',
    privateKeyFile,
  };
  await connected(jwt);
  expect(claims).toMatchObject({ iss: 'app', sub: 'bot@acme.test', aud: url });
  expect(Number(claims.exp)).toBeLessThan(Date.now() / 1000 + 200);
  rmSync(folder, { recursive: true });
  expect((await failure(connected(jwt))).message).toMatch(
    /SALESFORCE_PRIVATE_KEY_FILE: expected a readable PEM/,
  );
});

test('an address where nobody answers', async () => {
  const nobody: Credentials = {
    ...token(),
    kind: 'token',
    accessToken: new Secret('x'),
    instanceUrl: 'http://127.0.0.1:9',
  };
  const error = await failure(connected(nobody));
  expect(error).toBeInstanceOf(LoginError);
  expect(String(error)).toMatch(/did not answer: ECONNREFUSED. Fix: check SALESFORCE_INSTANCE_URL/);
});
