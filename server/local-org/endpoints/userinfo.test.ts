import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.ts';
import { createTestOrg } from '../testing.ts';

const { org, token, user } = createTestOrg();
const headers = { authorization: `Bearer ${token}` };
let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(org);
});
afterAll(() => app.close());

describe('userinfo', () => {
  it('says whose token it is', async () => {
    const answer = await app.inject({ url: '/services/oauth2/userinfo', headers });
    expect(answer.json()).toMatchObject({
      user_id: user.id,
      preferred_username: user.username,
      name: user.name,
    });
  });

  it('answers a bad token in plain text', async () => {
    const answer = await app.inject({ url: '/services/oauth2/userinfo' });
    expect([answer.statusCode, answer.body]).toEqual([403, 'Bad_OAuth_Token']);
  });
});
