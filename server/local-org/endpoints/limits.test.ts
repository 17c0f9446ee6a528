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

describe('limits', () => {
  it('counts down with every call', async () => {
    const remaining = async () =>
      (await app.inject({ url: '/services/data/v66.0/limits', headers })).json().DailyApiRequests;
    const first = await remaining();
    expect(first).toEqual({ Max: 100_000, Remaining: 99_999 });
    expect((await remaining()).Remaining).toBe(99_998);
  });
});
