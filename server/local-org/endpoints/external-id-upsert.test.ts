import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.ts';
import { createTestOrg } from '../testing.ts';

const { org, token, reader, writer } = createTestOrg();
let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(org);
});
afterAll(() => app.close());

function patch(path: string, payload: object, version = '66.0') {
  const url = `/services/data/v${version}/sobjects/${path}`;
  return app.inject({ method: 'PATCH', url, payload, headers: { authorization: `Bearer ${token}` } });
}
const key = 'person:005/a|b';
const path = `Touchline_Subject__c/Key__c/${encodeURIComponent(key)}`;

describe('upsert by external id', () => {
  it('answers 201 for a new record, then 200, and 204 before v46.0', async () => {
    const created = await patch(path, { Name: 'Ada' });
    expect([created.statusCode, created.json()]).toEqual([
      201,
      { id: expect.any(String), success: true, errors: [], created: true },
    ]);
    expect(reader.get('Touchline_Subject__c', created.json().id)).toMatchObject({ Key__c: key, Name: 'Ada' });
    const changed = await patch(path, { Name: 'Bea' });
    expect([changed.statusCode, changed.json().created]).toEqual([200, false]);
    const old = await patch(path, { Name: 'Cis' }, '45.0');
    expect([old.statusCode, old.body]).toEqual([204, '']);
    expect(reader.get('Touchline_Subject__c', created.json().id)?.Name).toBe('Cis');
  });

  it('refuses an empty value, an unknown field, the key in the body', async () => {
    const empty = await patch('Touchline_Subject__c/Key__c/', { Name: 'x' });
    expect([empty.statusCode, empty.json()[0].errorCode]).toEqual([400, 'MISSING_ARGUMENT']);
    const unknown = await patch('Touchline_Subject__c/Segment__c/x', { Name: 'x' });
    expect([unknown.statusCode, unknown.json()[0].message]).toEqual([
      404,
      'Provided external ID field does not exist or is not accessible: Segment__c',
    ]);
    const twice = await patch(path, { Key__c: key });
    expect([twice.statusCode, twice.json()[0].errorCode]).toEqual([400, 'INVALID_FIELD']);
  });

  it('answers 300 with the URLs when several records have the value', async () => {
    for (const LastName of ['A', 'B']) writer.insert('Contact', { LastName, Email: 'same@local.test' });
    const several = await patch('Contact/Email/same@local.test', { LastName: 'C' });
    expect([several.statusCode, several.json().length]).toEqual([300, 2]);
  });
});
