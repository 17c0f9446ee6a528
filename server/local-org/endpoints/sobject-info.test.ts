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

describe('object information', () => {
  it('summarises the object', async () => {
    const answer = await app.inject({ url: '/services/data/v66.0/sobjects/opportunity', headers });
    expect(answer.json()).toMatchObject({
      objectDescribe: { name: 'Opportunity', keyPrefix: '006' },
      recentItems: [],
    });
    const unknown = await app.inject({ url: '/services/data/v66.0/sobjects/Nope', headers });
    expect([unknown.statusCode, unknown.json()[0].message]).toEqual([
      404,
      'The requested resource does not exist: sObject Nope',
    ]);
  });
});
