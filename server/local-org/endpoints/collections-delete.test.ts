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

function insert(objectName: string, input: Record<string, unknown>): string {
  const result = writer.insert(objectName, input);
  return result.success ? result.id : '';
}
const remove = (query: string) =>
  app.inject({ method: 'DELETE', url: `/services/data/v66.0/composite/sobjects${query}`, headers });

describe('collections delete', () => {
  it('deletes records of several objects, shares included', async () => {
    const account = insert('Account', { Name: 'A' });
    const subject = insert('Touchline_Subject__c', { Name: 'S' });
    const [ownShare] = reader.lookup('Touchline_Subject__Share', 'ParentId', subject);
    const answer = await remove(`?ids=${account},${subject},abc`);
    expect(answer.json()).toMatchObject([
      { id: account, success: true },
      { id: subject, success: true },
      { success: false, errors: [{ statusCode: 'MALFORMED_ID' }] },
    ]);
    expect(reader.get('Touchline_Subject__Share', ownShare?.Id ?? '')).toBeUndefined();
  });

  it('takes everything back with allOrNone and needs ids', async () => {
    const account = insert('Account', { Name: 'B' });
    const answer = await remove(`?ids=${account},001000000000001AAA&allOrNone=true`);
    expect(answer.json()[0].errors[0].statusCode).toBe('ALL_OR_NONE_OPERATION_ROLLED_BACK');
    expect(reader.get('Account', account)?.IsDeleted).toBe(false);
    expect((await remove('')).statusCode).toBe(400);
  });
});
