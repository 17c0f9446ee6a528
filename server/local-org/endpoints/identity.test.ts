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

describe('identity', () => {
  it('is that of the user in the path', async () => {
    const answer = await app.inject({ url: `/id/${org.organizationId}/${user.id}`, headers });
    expect(answer.json()).toMatchObject({
      user_id: user.id,
      organization_id: org.organizationId,
      username: user.username,
      asserted_user: true,
      urls: { rest: 'http://localhost:80/services/data/v{version}/' },
    });
    expect((await app.inject({ url: `/id/00D000000000009EAA/${user.id}`, headers })).statusCode).toBe(404);
  });
});
