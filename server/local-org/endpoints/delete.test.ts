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

const made = writer.insert('Account', { Name: 'One' });
const id = made.success ? made.id : '';
const remove = (path: string) =>
  app.inject({ method: 'DELETE', url: `/services/data/v66.0/sobjects/${path}`, headers });

describe('delete', () => {
  it('puts the record into the recycle bin, once', async () => {
    expect((await remove(`Account/${id}`)).statusCode).toBe(204);
    expect(reader.get('Account', id)).toBeUndefined();
    expect(reader.get('Account', id, { includeDeleted: true })?.IsDeleted).toBe(true);
    const again = await remove(`Account/${id}`);
    expect([again.statusCode, again.json()]).toEqual([
      404,
      [{ message: 'entity is deleted', errorCode: 'ENTITY_IS_DELETED', fields: [] }],
    ]);
  });

  it('refuses what cannot be deleted', async () => {
    const answer = await remove(`User/${org.sessions()[0]?.id}`);
    expect([answer.statusCode, answer.json()[0].errorCode]).toEqual([400, 'INVALID_TYPE_FOR_OPERATION']);
  });
});
