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

describe('versions', () => {
  it('needs no session and goes from v30.0 to v66.0', async () => {
    const versions = (await app.inject({ url: '/services/data' })).json();
    expect(versions).toHaveLength(37);
    expect(versions.at(-1)).toEqual({ label: "Spring '26", url: '/services/data/v66.0', version: '66.0' });
    const signedIn = await app.inject({ url: '/services/data/', headers });
    expect(signedIn.json()).toEqual(versions);
  });
});
