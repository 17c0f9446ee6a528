import { gunzipSync, gzipSync } from 'node:zlib';
import type { FastifyInstance } from 'fastify';
import { buildApp } from './app.ts';
import { createTestOrg } from './testing.ts';

let app: FastifyInstance;
let headers: Record<string, string>;
const test = createTestOrg();

beforeAll(async () => {
  app = await buildApp(test.org);
  headers = { authorization: `Bearer ${test.token}` };
});
afterAll(() => app.close());

const get = (url: string, more: Record<string, string> = {}) =>
  app.inject({ url, headers: { ...headers, ...more } });

describe('app', () => {
  it('asks for a session and says so as the platform does', async () => {
    const answer = await app.inject({ url: '/services/data/v66.0/sobjects' });
    expect(answer.statusCode).toBe(401);
    expect(answer.json()).toEqual([
      { message: 'Session expired or invalid', errorCode: 'INVALID_SESSION_ID' },
    ]);
    const wrong = await app.inject({
      url: '/services/data/v66.0/sobjects',
      headers: { authorization: 'Bearer 00D!nobody' },
    });
    expect(wrong.statusCode).toBe(401);
  });

  it('answers loopback names only', async () => {
    const answer = await get('/services/data', { host: 'evil.example' });
    expect([answer.statusCode, answer.json()[0].errorCode]).toEqual([403, 'INVALID_HOST']);
    expect((await get('/services/data', { host: '127.0.0.1:4477' })).statusCode).toBe(200);
  });

  it('collapses leading slashes and counts calls', async () => {
    const first = await get('//services/data/v66.0/limits');
    expect(first.statusCode).toBe(200);
    expect(first.headers['sforce-limit-info']).toMatch(/^api-usage=\d+\/100000$/);
    const used = (answer: { headers: Record<string, unknown> }) =>
      Number(/=(\d+)/.exec(String(answer.headers['sforce-limit-info']))?.[1]);
    expect(used(await get('/services/data/v66.0/limits/'))).toBe(used(first) + 1);
  });

  it('knows its versions and no others', async () => {
    const versions = (await app.inject({ url: '/services/data' })).json();
    expect([versions[0].version, versions.at(-1).version]).toEqual(['30.0', '66.0']);
    expect([versions[0].label, versions[2].label, versions.at(-1).label]).toEqual([
      "Spring '14",
      "Winter '15",
      "Spring '26",
    ]);
    for (const version of ['v29.0', 'v67.0', '66.0', 'v66']) {
      const answer = await get(`/services/data/${version}/limits`);
      expect([answer.statusCode, answer.json()[0].errorCode]).toEqual([400, 'UNSUPPORTED_API_VERSION']);
    }
  });

  it('refuses by name what it does not speak', async () => {
    const unknown = await get('/services/data/v66.0/nonsense');
    expect([unknown.statusCode, unknown.json()]).toEqual([
      404,
      [
        {
          errorCode: 'NOT_FOUND',
          message: 'The requested resource does not exist: /services/data/v66.0/nonsense',
        },
      ],
    ]);
    const tooling = await get('/services/data/v66.0/tooling/sobjects');
    expect([tooling.statusCode, tooling.json()[0].errorCode]).toEqual([403, 'FUNCTIONALITY_NOT_ENABLED']);
    expect(tooling.json()[0].message).toContain('Tooling API');
    const put = await app.inject({ method: 'PUT', url: '/services/data/v66.0/sobjects/Account', headers });
    expect([put.statusCode, put.json()[0].errorCode]).toEqual([405, 'METHOD_NOT_ALLOWED']);
  });

  it('says where JSON breaks', async () => {
    const answer = await app.inject({
      method: 'POST',
      url: '/services/data/v66.0/sobjects/Account',
      headers: { ...headers, 'content-type': 'application/json' },
      payload: '{"Name": oops}',
    });
    expect([answer.statusCode, answer.json()[0].errorCode]).toEqual([400, 'JSON_PARSER_ERROR']);
    expect(answer.json()[0].message).toContain("Unexpected character ('o' (code 111))");
  });

  it('speaks gzip both ways', async () => {
    const zipped = await get('/services/data/v66.0/sobjects', { 'accept-encoding': 'gzip, deflate' });
    expect(zipped.headers['content-encoding']).toBe('gzip');
    expect(JSON.parse(gunzipSync(zipped.rawPayload).toString()).maxBatchSize).toBe(200);
    const post = (payload: Buffer) =>
      app.inject({
        method: 'POST',
        url: '/services/data/v66.0/sobjects/Account',
        headers: { ...headers, 'content-type': 'application/json', 'content-encoding': 'gzip' },
        payload,
      });
    expect((await post(gzipSync('{"Name":"Zipped"}'))).statusCode).toBe(201);
    expect((await post(Buffer.from('no gzip'))).statusCode).toBe(400);
  });
});
