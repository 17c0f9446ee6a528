import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.ts';
import { createTestOrg } from '../testing.ts';

const { org, token } = createTestOrg();
const headers = { authorization: `Bearer ${token}` };
let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(org);
});
afterAll(() => app.close());

describe('service root', () => {
  it('lists resources that answer', async () => {
    const resources = (await app.inject({ url: '/services/data/v60.0', headers })).json();
    expect(resources).toMatchObject({
      sobjects: '/services/data/v60.0/sobjects',
      query: '/services/data/v60.0/query',
    });
    expect((await app.inject({ url: resources.sobjects, headers })).statusCode).toBe(200);

    expect(resources).not.toHaveProperty('tooling');
  });
});
