import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.ts';
import { createTestOrg } from '../testing.ts';

const { org, token, writer, reader } = createTestOrg();
const headers = { authorization: `Bearer ${token}` };
let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(org);
});
afterAll(() => app.close());

const made = writer.insert('Touchline_Subject__c', { Key__c: 'k', Name: 'Subject' });

describe('delete by external id', () => {
  it('deletes the record that has it', async () => {
    const url = '/services/data/v66.0/sobjects/Touchline_Subject__c/Key__c/k';
    expect((await app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(204);
    expect(reader.get('Touchline_Subject__c', made.success ? made.id : '')).toBeUndefined();
    expect((await app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(404);
  });
});
