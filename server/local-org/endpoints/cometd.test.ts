import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.ts';
import { createTestOrg, type TestOrg } from '../testing.ts';
import { selectChangeEvents } from '../tooling/change-events.ts';

let made: TestOrg;
let app: FastifyInstance;
beforeAll(async () => {
  made = createTestOrg();
  selectChangeEvents(made.org, ['Account']);
  app = await buildApp(made.org);
});
afterAll(() => app.close());

type Reply = Record<string, unknown> & { channel: string };
const bearer = (): Record<string, string> => ({ authorization: `Bearer ${made.token}` });

async function send(
  payload: unknown,
  headers: Record<string, string> = bearer(),
  url = '/cometd/66.0',
): Promise<{ status: number; replies: Reply[]; cookie: string; body: string }> {
  const answer = await app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/json;charset=UTF-8', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });
  const cookie = String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '';
  const isJson = String(answer.headers['content-type']).includes('json');
  const replies = isJson ? (answer.json() as Reply[]) : [];
  return { status: answer.statusCode, replies, cookie, body: answer.body };
}

const handshake = {
  channel: '/meta/handshake',
  version: '1.0',
  minimumVersion: '1.0',
  supportedConnectionTypes: ['long-polling', 'callback-polling'],
  id: '1',
};
async function shake(): Promise<{ clientId: string; cookie: string }> {
  const { replies, cookie } = await send([handshake]);
  return { clientId: String(replies[0]?.['clientId']), cookie };
}
const connect = (clientId: string) => ({
  channel: '/meta/connect',
  connectionType: 'long-polling',
  clientId,
});
const subscribe = (clientId: string, subscription: unknown, ext?: unknown) => ({
  channel: '/meta/subscribe',
  clientId,
  subscription,
  ...(ext === undefined ? {} : { ext }),
});
const errorOf = async (message: unknown, headers?: Record<string, string>): Promise<unknown> =>
  (await send([message], headers)).replies[0]?.['error'];

test('shakes hands as the platform does', async () => {
  const { status, replies, cookie } = await send([handshake]);
  expect([status, replies]).toEqual([
    200,
    [
      {
        id: '1',
        channel: '/meta/handshake',
        version: '1.0',
        minimumVersion: '1.0',
        supportedConnectionTypes: ['long-polling'],
        clientId: expect.stringMatching(/^\w{20,}$/),
        successful: true,
        ext: { replay: true, 'payload.format': true },
        advice: { reconnect: 'retry', interval: 0, timeout: 110_000 },
      },
    ],
  ]);
  expect(cookie).toMatch(/^BAYEUX_BROWSER=./);
});

test('the first connect is answered at once, the next when something happens', async () => {
  const { clientId } = await shake();
  const both = await send([subscribe(clientId, '/data/AccountChangeEvent'), connect(clientId)]);
  expect(both.replies.map(({ channel, successful }) => [channel, successful])).toEqual([
    ['/meta/subscribe', true],
    ['/meta/connect', true],
  ]);
  const waiting = send([connect(clientId)]);
  made.writer.insert('Account', { Name: 'Acme' });
  const { replies } = await waiting;
  expect(replies.map(({ channel }) => channel)).toEqual(['/meta/connect', '/data/AccountChangeEvent']);
});

test('what was saved and taken back is not told of', async () => {
  const { clientId } = await shake();
  await send([subscribe(clientId, '/data/AccountChangeEvent'), connect(clientId)]);
  const waiting = send([connect(clientId)]);
  made.org.store.atomic((undo) => {
    made.writer.insert('Account', { Name: 'Never' });
    undo();
  });
  made.writer.insert('Account', { Name: 'Real' });
  const names = (await waiting).replies.map(
    ({ data }) => (data as { payload: { Name: string } } | undefined)?.payload.Name,
  );
  expect(names).toEqual([undefined, 'Real']);
});

describe('sessions', () => {
  const denied = {
    channel: '/meta/handshake',
    error: '403::Handshake denied',
    successful: false,
    advice: { reconnect: 'none' },
    ext: expect.objectContaining({ sfdc: { failureReason: '401::Authentication invalid' } }),
  };

  test.each([
    ['no token', {}],
    ['a wrong token', { authorization: 'Bearer nobody' }],
    ['a wrong cookie', { cookie: 'sid=nobody' }],
  ])('%s: the handshake is denied', async (_, headers) => {
    const { status, replies } = await send([handshake], headers);
    expect([status, replies[0]]).toEqual([200, expect.objectContaining(denied)]);
  });

  test('a session cookie is as good as a token, and later the browser cookie', async () => {
    const { replies, cookie } = await send([handshake], { cookie: `sid=${made.token}` });
    const clientId = String(replies[0]?.['clientId']);
    const message = subscribe(clientId, '/data/ChangeEvents');
    expect(await errorOf(message, { cookie })).toBeUndefined();
    expect(await errorOf(message, { cookie: 'BAYEUX_BROWSER=guess' })).toBe('401::Authentication invalid');
    expect(await errorOf(message, {})).toBe('401::Authentication invalid');
  });

  test('a client belongs to who shook hands', async () => {
    const { clientId } = await shake();
    const users = made.org.store.table('User');
    users.put({ ...users.get(made.user.id)!, Id: '0054L00000000ZZQAA', Username: 'other@example.com' });
    const other = made.org.sessions().find(({ username }) => username === 'other@example.com');
    const error = await errorOf(connect(clientId), { authorization: `Bearer ${other?.accessToken}` });
    expect(error).toBe('403::Unknown client');
  });

  test('an unknown client may shake hands again', async () => {
    const { replies } = await send([connect('nobody')]);
    expect(replies[0]).toMatchObject({
      error: '403::Unknown client',
      successful: false,
      advice: { reconnect: 'handshake', interval: 0 },
    });
  });
});

test.each([
  ['', '400::Channel name not specified'],
  ['data/ChangeEvents', "400::Channel subscriptions must start with a leading '/'"],
  ['/data/*', '400::The channel you requested to subscribe to does not exist {/data/*}'],
  ['/**', '403:denied_by_security_policy:create_denied'],
  ['/meta/connect', '403:denied_by_security_policy:create_denied'],
  ['/data/constructor', '400::The channel you requested to subscribe to does not exist {/data/constructor}'],
])('subscribing to "%s" is refused', async (channel, error) => {
  const { clientId } = await shake();
  expect(await errorOf(subscribe(clientId, channel))).toBe(error);
});

test.each([[12], ['abc'], [1.5], [true], [{}], ['9'.repeat(400)]])(
  'replay id %p is refused',
  async (replayId) => {
    const { clientId } = await shake();
    const ext = { replay: { '/data/ChangeEvents': replayId } };
    expect(await errorOf(subscribe(clientId, '/data/ChangeEvents', ext))).toMatch(
      /^400::The replayId \{.*\} you provided was invalid\.  Please provide a valid ID, -2 to replay all events, or -1/s,
    );
  },
);

test('other transports, and publishing, are refused', async () => {
  const { clientId } = await shake();
  expect(await errorOf({ ...handshake, supportedConnectionTypes: ['websocket'] })).toBe(
    '400::Invalid connection type websocket',
  );
  expect(await errorOf({ ...connect(clientId), connectionType: 'callback-polling' })).toBe(
    '400::Invalid connection type callback-polling',
  );
  expect(await errorOf({ channel: '/data/ChangeEvents', clientId, data: { x: 1 } })).toBe(
    '403:denied_by_security_policy:publish_denied',
  );
});

test('broken JSON and oversized bodies are refused, and the org lives on', async () => {
  const broken = await send('[{"channel":');
  expect([broken.status, broken.body]).toEqual([400, expect.stringContaining('JSON_PARSER_ERROR')]);
  const large = await send(`[{"channel":"${'x'.repeat(1024 * 1024)}"}]`);
  expect([large.status, large.body]).toEqual([413, expect.stringContaining('REQUEST_LIMIT_EXCEEDED')]);
  const deep = await send(`[{"channel":"/meta/handshake","ext":${'['.repeat(5000)}${']'.repeat(5000)}}]`);
  expect([deep.status, deep.body]).toEqual([400, expect.stringContaining('JSON_PARSER_ERROR')]);
  expect((await send([handshake])).replies[0]).toMatchObject({ successful: true });
});

test('a form may carry the messages', async () => {
  const form = `message=${encodeURIComponent(JSON.stringify([handshake]))}`;
  const headers = { ...bearer(), 'content-type': 'application/x-www-form-urlencoded' };
  expect((await send(form, headers)).replies[0]).toMatchObject({ successful: true });
  expect((await send('message=%7B', headers)).status).toBe(400);
});

test.each(['/cometd/36.0', '/cometd/67.0', '/cometd/v66.0', '/cometd/x'])('%s is no version', async (url) => {
  const { replies } = await send([handshake], bearer(), url);
  expect(replies).toEqual([
    {
      channel: '/meta/handshake',
      id: '1',
      error:
        "400::Unsupported API version. Only API versions '37.0' and later are supported. URI format: '/cometd/66.0'",
      successful: false,
      advice: { reconnect: 'none' },
    },
  ]);
});

test('other hosts and other methods are refused', async () => {
  const host = await app.inject({
    method: 'POST',
    url: '/cometd/66.0',
    headers: { ...bearer(), host: 'evil.test' },
  });
  expect([host.statusCode, host.body]).toEqual([403, expect.stringContaining('INVALID_HOST')]);
  const get = await app.inject({ url: '/cometd/66.0?message=[]&jsonp=x', headers: bearer() });
  expect([get.statusCode, get.body]).toEqual([405, expect.stringContaining('METHOD_NOT_ALLOWED')]);
  // What a page would say of somebody else's text, it says as text.
  const shown = await app.inject({ url: '/cometd/x/<b>/y', headers: bearer() });
  expect(shown.body).not.toContain('<b>');
});
