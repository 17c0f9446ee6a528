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

describe('describe global', () => {
  it('lists every object once, shares and metadata types included', async () => {
    const { sobjects } = (await app.inject({ url: '/services/data/v66.0/sobjects', headers })).json();
    const names: string[] = sobjects.map((object: { name: string }) => object.name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(['Opportunity', 'Touchline_Subject__Share', 'Touchline_Flag_Rule__mdt']),
    );
    expect(sobjects.find((object: { name: string }) => object.name === 'Opportunity')).toMatchObject({
      keyPrefix: '006',
      custom: false,
      urls: { describe: '/services/data/v66.0/sobjects/Opportunity/describe' },
    });
  });
});
