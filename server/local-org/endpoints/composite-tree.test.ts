import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.ts';
import { createTestOrg } from '../testing.ts';

const { org, token, reader } = createTestOrg();
const headers = { authorization: `Bearer ${token}` };
let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(org);
});
afterAll(() => app.close());

const post = (records: unknown, object = 'Account') =>
  app.inject({
    method: 'POST',
    url: `/services/data/v66.0/composite/tree/${object}/`,
    headers,
    payload: { records },
  });
const record = (type: string, referenceId: string, fields: object) => ({
  attributes: { type, referenceId },
  ...fields,
});
const deal = { StageName: 'Prospecting', CloseDate: '2026-12-01' };
const accounts = () => [...reader.rows('Account')].length;

describe('composite tree', () => {
  it('creates children with their parents, level by level', async () => {
    const answer = await post([
      record('Account', 'ref1', {
        Name: 'Tree',
        Contacts: { records: [record('Contact', 'ref2', { LastName: 'Leaf' })] },
        Opportunities: { records: [record('Opportunity', 'ref3', { Name: 'Branch', ...deal })] },
      }),
      record('Account', 'ref4', { Name: 'Other' }),
    ]);
    expect(answer.statusCode).toBe(201);
    const { hasErrors, results } = answer.json();
    expect([hasErrors, results.map((each: { referenceId: string }) => each.referenceId)]).toEqual([
      false,
      ['ref1', 'ref4', 'ref2', 'ref3'],
    ]);
    expect(reader.get('Contact', results[2].id)?.AccountId).toBe(results[0].id);
    expect(reader.get('Opportunity', results[3].id)?.AccountId).toBe(results[0].id);
  });

  it('creates nothing when one record is bad, and names that one only', async () => {
    const before = accounts();
    const answer = await post([
      record('Account', 'ref1', { Name: 'Fine' }),
      record('Account', 'ref2', {
        Name: 'Fine too',
        Contacts: { records: [record('Contact', 'ref3', { FirstName: 'Nobody' })] },
      }),
    ]);
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toEqual({
      hasErrors: true,
      results: [
        {
          referenceId: 'ref3',
          errors: [
            {
              statusCode: 'REQUIRED_FIELD_MISSING',
              message: 'Required fields are missing: [LastName]',
              fields: ['LastName'],
            },
          ],
        },
      ],
    });
    expect(accounts()).toBe(before);
  });

  it('names every record of a reference id used twice', async () => {
    const answer = await post([
      record('Account', 'same', { Name: 'A' }),
      record('Account', 'same', { Name: 'B' }),
    ]);
    expect(answer.json().results).toHaveLength(2);
    expect(answer.json().results[0].errors[0]).toMatchObject({
      statusCode: 'INVALID_INPUT',
      message: 'Duplicate ReferenceId provided in the request.',
    });
  });

  it('has its limits, and refuses what is no tree', async () => {
    const many = await post(
      Array.from({ length: 201 }, (_none, index) => record('Account', `r${index}`, { Name: 'x' })),
    );
    expect([many.statusCode, many.json()[0].errorCode]).toEqual([400, 'EXCEEDED_ID_LIMIT']);
    const nested = (level: number): object =>
      record('Account', `level${level}`, {
        Name: 'x',
        ...(level < 6 ? { ChildAccounts: { records: [nested(level + 1)] } } : {}),
      });
    expect((await post([nested(1)])).json()[0].message).toContain('5 levels');
    for (const bad of [
      'none',
      [{ Name: 'no attributes' }],
      [record('Contact', 'r', { LastName: 'Wrong type' })],
      [record('Account', 'r', { Name: 'x', Nothings: { records: [] } })],
    ]) {
      expect((await post(bad)).statusCode).toBe(400);
    }
    expect((await post([], 'Nope')).statusCode).toBe(404);
  });
});
