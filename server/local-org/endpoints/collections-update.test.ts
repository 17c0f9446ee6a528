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

const ids = ['One', 'Two'].map((Name) => {
  const result = writer.insert('Account', { Name });
  return result.success ? result.id : '';
});

describe('collections update', () => {
  it('changes each by its id and reports the one that is not there', async () => {
    const records = [...ids, '001000000000001AAA'].map((id, index) => ({
      attributes: { type: 'Account' },
      id,
      Name: `Changed ${index}`,
    }));
    const url = '/services/data/v66.0/composite/sobjects';
    const answer = await app.inject({ method: 'PATCH', url, payload: { records }, headers });
    expect(answer.json()).toMatchObject([
      { id: ids[0], success: true },
      { id: ids[1], success: true },
      { success: false, errors: [{ statusCode: 'INVALID_CROSS_REFERENCE_KEY' }] },
    ]);
    expect(ids.map((id) => reader.get('Account', id)?.Name)).toEqual(['Changed 0', 'Changed 1']);
  });
});
