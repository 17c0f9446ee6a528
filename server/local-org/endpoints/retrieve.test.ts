import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.ts';
import { createTestOrg } from '../testing.ts';

const { org, token, writer } = createTestOrg();
const base = '/services/data/v66.0/sobjects';
let app: FastifyInstance;
let id: string;
beforeAll(async () => {
  app = await buildApp(org);
  const result = writer.insert('Account', { Name: 'Acme' });
  id = result.success ? result.id : '';
});
afterAll(() => app.close());

const get = (url: string) => app.inject({ url: base + url, headers: { authorization: `Bearer ${token}` } });

describe('retrieve', () => {
  it('gives the fields asked for, in any case', async () => {
    const answer = await get(`/account/${id.slice(0, 15)}?fields=name,industry`);
    expect(answer.json()).toEqual({
      attributes: { type: 'Account', url: `${base}/Account/${id}` },
      Id: id,
      Name: 'Acme',
      Industry: null,
    });
  });

  it('names a field that is not there, and an id that is none', async () => {
    const field = await get(`/Account/${id}?fields=Colour`);
    expect([field.statusCode, field.json()[0].errorCode]).toEqual([400, 'INVALID_FIELD']);
    expect(field.json()[0].message).toContain("No such column 'Colour' on entity 'Account'");
    const none = await get('/Account/abc');
    expect(none.json()).toEqual([
      {
        errorCode: 'NOT_FOUND',
        message: 'Provided external ID field does not exist or is not accessible: abc',
      },
    ]);
    expect((await get('/Account/001000000000001AAA')).statusCode).toBe(404);
    expect((await get('/Account/quickActions')).json()[0].message).toContain('quick actions of Account');
  });
});
