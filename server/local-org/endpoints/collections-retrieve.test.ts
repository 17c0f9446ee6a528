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

const made = writer.insert('Account', { Name: 'One' });
const id = made.success ? made.id : '';
const url = '/services/data/v66.0/composite/sobjects/Account';

describe('collections retrieve', () => {
  it('keeps the order of the ids, null for what is not there', async () => {
    const wanted = [null, { attributes: { type: 'Account', url: expect.any(String) }, Id: id, Name: 'One' }];
    const payload = { ids: ['001000000000001AAA', id], fields: ['name'] };
    const posted = await app.inject({ method: 'POST', url, payload, headers });
    const got = await app.inject({ url: `${url}?ids=001000000000001AAA,${id}&fields=Name`, headers });
    expect([posted.json(), got.json()]).toEqual([wanted, wanted]);
  });

  it('needs ids and fields that exist', async () => {
    const none = await app.inject({ url: `${url}?ids=${id}`, headers });
    const wrong = await app.inject({ url: `${url}?ids=${id}&fields=Colour`, headers });
    expect([none.json()[0].errorCode, wrong.json()[0].errorCode]).toEqual(['INVALID_INPUT', 'INVALID_FIELD']);
  });
});
