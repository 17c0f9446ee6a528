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

const post = (payload: object) =>
  app.inject({ method: 'POST', url: '/services/data/v66.0/composite/batch', headers, payload });
const create = (richInput: object) => ({ method: 'POST', url: 'v66.0/sobjects/Account', richInput });

describe('composite batch', () => {
  it('runs each by itself', async () => {
    const answer = await post({
      batchRequests: [
        create({ Name: 'Batched' }),
        create({}),
        { method: 'GET', url: "/services/data/v60.0/query?q=SELECT+Name+FROM+Account+WHERE+Name='Batched'" },
        { method: 'GET', url: 'v66.0/limits' },
      ],
    });
    const { hasErrors, results } = answer.json();
    expect([answer.statusCode, hasErrors]).toEqual([200, true]);
    expect(results.map((each: { statusCode: number }) => each.statusCode)).toEqual([201, 400, 200, 200]);
    expect(results[1].result[0]).toMatchObject({ errorCode: 'REQUIRED_FIELD_MISSING' });
    expect(results[2].result.records[0]).toMatchObject({ Name: 'Batched' });
  });

  it('halts when asked to', async () => {
    const { hasErrors, results } = (
      await post({ haltOnError: true, batchRequests: [create({}), create({ Name: 'Never' })] })
    ).json();
    expect(hasErrors).toBe(true);
    expect(results[1]).toMatchObject({
      statusCode: 412,
      result: [{ errorCode: 'BATCH_PROCESSING_HALTED' }],
    });
  });

  it('refuses too many, malformed ones, and resources that batches do not carry', async () => {
    const many = await post({ batchRequests: Array.from({ length: 26 }, () => create({ Name: 'x' })) });
    expect([many.statusCode, many.json()[0].errorCode]).toEqual([400, 'LIMIT_EXCEEDED']);
    expect((await post({ batchRequests: [{ method: 'GET' }] })).statusCode).toBe(400);
    const { results } = (
      await post({
        batchRequests: ['composite', 'limits/../graphql', 'limits/%2e%2e/jobs/query'].map((path) => ({
          method: 'POST',
          url: `v66.0/${path}`,
          richInput: {},
        })),
      })
    ).json();
    for (const { result } of results) expect(result[0].errorCode).toBe('FUNCTIONALITY_NOT_ENABLED');
  });
});
