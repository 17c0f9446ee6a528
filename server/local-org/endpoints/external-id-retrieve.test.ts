import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.ts';
import { createTestOrg } from '../testing.ts';

const { org, token, writer } = createTestOrg();
const headers = { authorization: `Bearer ${token}` };
let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(org);
});
afterAll(() => app.close());

for (const LastName of ['A', 'B']) writer.insert('Contact', { LastName, Email: 'same@local.test' });
writer.insert('Touchline_Subject__c', { Key__c: 'team:Ünï/1', Name: 'Team' });
const get = (path: string) => app.inject({ url: `/services/data/v66.0/sobjects/${path}`, headers });

describe('retrieve by external id', () => {
  it('finds one, lists several, misses none', async () => {
    const one = await get(`Touchline_Subject__c/key__c/${encodeURIComponent('team:Ünï/1')}?fields=Name`);
    expect(one.json()).toMatchObject({ Name: 'Team' });
    const several = await get('Contact/Email/SAME@local.test');
    expect([several.statusCode, several.json().length]).toEqual([300, 2]);
    expect((await get('Touchline_Subject__c/Key__c/none')).statusCode).toBe(404);
    expect((await get('Account/Industry/x')).json()[0].message).toContain(
      'Provided external ID field does not exist',
    );
  });
});
