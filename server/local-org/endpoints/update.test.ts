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
const patch = (path: string, payload: object) =>
  app.inject({ method: 'PATCH', url: `/services/data/v66.0/sobjects/Account/${path}`, payload, headers });

describe('update', () => {
  it('answers 204 without a body', async () => {
    const answer = await patch(id, { name: 'Two', Industry: null });
    expect([answer.statusCode, answer.body, reader.get('Account', id)?.Name]).toEqual([204, '', 'Two']);
  });

  it('refuses an Id in the body, a null for a required field, a read-only field', async () => {
    const answers = [];
    for (const payload of [{ Id: id }, { Name: null }, { CreatedDate: '2026-01-01T00:00:00Z' }]) {
      const answer = await patch(id, payload);
      answers.push([answer.statusCode, answer.json()[0].errorCode]);
    }
    expect(answers).toEqual([
      [400, 'INVALID_FIELD'],
      [400, 'REQUIRED_FIELD_MISSING'],
      [400, 'INVALID_FIELD_FOR_INSERT_UPDATE'],
    ]);
    expect((await patch('abc', {})).statusCode).toBe(404);
  });
});
