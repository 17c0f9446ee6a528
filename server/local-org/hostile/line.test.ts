/** Below the bodies: hosts, tokens, methods, paths, headers, and requests that never end. */
import { connect } from 'node:net';
import { buildApp } from '../app.ts';
import { api, refusalOf, target, type Target } from './asking.ts';

let org: Target;
beforeAll(async () => {
  org = await target();
});
afterAll(async () => {
  expect(await org.isAlive()).toBe(true);
  await org.close();
});

const versions = '/services/data';

it.each(['localhost', 'LOCALHOST', 'localhost:4477', '127.0.0.1:1', '[::1]', '[::1]:4477'])(
  'answers to the loopback name %s',
  async (host) => expect((await org.ask('GET', versions, { host })).status).toBe(200),
);

it.each([
  'evil.com',
  'localhost.evil.com',
  '127.0.0.1.evil.com',
  'localhost:',
  '127.1',
  '0.0.0.0',
  'user@localhost',
  '[::ffff:127.0.0.1]',
  '[::2]',
])('does not answer to %s', async (host) =>
  expect(refusalOf(await org.ask('GET', versions, { host }))).toEqual([403, 'INVALID_HOST']),
);

it('takes a host in the request line for what it is', async () =>
  expect((await org.ask('GET', 'http://evil.com/services/data')).status).toBe(403));

it.each([
  ['no host', `GET ${versions} HTTP/1.1\r\nConnection: close\r\n\r\n`, 400],
  ['no host in an old request', `GET ${versions} HTTP/1.0\r\n\r\n`, 403],
  [
    'two hosts',
    `GET ${versions} HTTP/1.1\r\nHost: localhost\r\nHost: evil.com\r\nConnection: close\r\n\r\n`,
    403,
  ],
  ['no request', 'HELLO\r\n\r\n', 400],
  ['a line break in a header', `GET ${versions} HTTP/1.1\r\nHost: localhost\r\nX: a\rb\r\n\r\n`, 400],
  [
    'two lengths',
    `POST ${versions} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
    400,
  ],
  [
    'a chunk of no length',
    `POST ${versions} HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nZZ\r\n`,
    400,
  ],
])('%s', async (_what, text, status) => {
  expect(await org.raw(text)).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
});

it('a megabyte of header is not read to its end', async () => {
  // Whoever is still writing when the org hangs up may not hear why.
  const heard = await org.raw(
    `GET ${versions} HTTP/1.1\r\nHost: localhost\r\nX: ${'a'.repeat(1_000_000)}\r\n\r\n`,
  );
  expect(heard).toMatch(/^(HTTP\/1.1 431 .*)?$/s);
});

it.each([
  ['none', { authorization: '' }],
  ['of nobody', { authorization: 'Bearer 00D!nobody' }],
  ['of ten thousand characters', { authorization: `Bearer ${'x'.repeat(10_000)}` }],
  ['in a cookie alone', { authorization: '', cookie: 'sid=TOKEN' }],
])('a token: %s', async (_what, headers) => {
  const filled = Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace('TOKEN', org.token)]),
  );
  expect(refusalOf(await org.ask('GET', `${api}/sobjects`, filled))).toEqual([401, 'INVALID_SESSION_ID']);
});

it.each(['Basic abc', 'Bearer2 abc', '00Dxx!token'])(
  'a header of another kind: %s',
  async (authorization) => {
    expect(refusalOf(await org.ask('GET', `${api}/sobjects`, { authorization }))).toEqual([
      401,
      'INVALID_AUTH_HEADER',
    ]);
  },
);

it.each([
  ['POST', `${api}/limits`],
  ['PUT', `${api}/sobjects/Account`],
  ['OPTIONS', `${api}/sobjects`],
  ['TRACE', `${api}/sobjects`],
])('%s %s is not allowed', async (method, path) => {
  expect(refusalOf(await org.ask(method, path))).toEqual([405, 'METHOD_NOT_ALLOWED']);
});

it('HEAD answers without a body', async () => {
  expect(await org.ask('HEAD', `${api}/sobjects`)).toEqual({ status: 200, text: '' });
});

it.each([
  '/sobjects/%E0%A4%A',
  '/sobjects/Account%00',
  '/sobjects/%2e%2e/%2e%2e',
  '/sobjects/../../../../etc/passwd',
  '/sobjects/__proto__/describe',
  '/sobjects/constructor',
  '/sobjects/Account/%27%22%3C%3E',
  '//sobjects',
  '/%0d%0aX-Injected:%20yes',
])('there is nothing at %s', async (path) => {
  expect(refusalOf(await org.ask('GET', api + path))).toEqual([404, 'NOT_FOUND']);
});

it('a part of a path may be long, not endless', async () => {
  expect(refusalOf(await org.ask('GET', `${api}/sobjects/${'a'.repeat(5000)}`))).toEqual([
    414,
    'URI_TOO_LONG',
  ]);
});

it('an upload that ends early harms nobody, and one that trickles is let go in the end', async () => {
  const socket = connect(Number(new URL(org.url).port), '127.0.0.1');
  const head = `POST ${api}/sobjects/Account HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${org.token}\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"Na`;
  await new Promise<void>((done) => socket.write(head, () => done()));
  socket.destroy();
  expect(await org.isAlive()).toBe(true);
  const app = await buildApp(org.org);
  await app.close();
  const { server } = app;
  expect([server.requestTimeout, server.headersTimeout].every((most) => most > 0)).toBe(true);
});
