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

const url = '/services/data/v66.0/composite/sobjects';
const post = (payload: object) => app.inject({ method: 'POST', url, payload, headers });
const account = (Name?: string) => ({ attributes: { type: 'Account' }, ...(Name ? { Name } : {}) });
const stored = () => org.store.table('Account').size;

describe('collections create', () => {
  it('creates the good ones and reports the bad ones, in order', async () => {
    const answer = await post({ records: [account('One'), account(), { attributes: { type: 'Nope' } }] });
    expect([answer.statusCode, answer.json()]).toEqual([
      200,
      [
        { id: expect.stringMatching(/^001/), success: true, errors: [] },
        { success: false, errors: [expect.objectContaining({ statusCode: 'REQUIRED_FIELD_MISSING' })] },
        { success: false, errors: [expect.objectContaining({ statusCode: 'INVALID_TYPE' })] },
      ],
    ]);
    expect(stored()).toBe(1);
  });

  it('does not guess what allOrNone means', async () => {
    const answer = await post({ allOrNone: 'yes', records: [account('Fine')] });
    expect([answer.statusCode, answer.json()[0].errorCode]).toEqual([400, 'JSON_PARSER_ERROR']);
  });

  it('takes everything back with allOrNone', async () => {
    const answer = await post({ allOrNone: true, records: [account('Fine'), account()] });
    expect(answer.json()).toMatchObject([
      { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
      { success: false, errors: [{ statusCode: 'REQUIRED_FIELD_MISSING' }] },
    ]);
    expect(stored()).toBe(1);
  });

  it('fails whole for 201 records, a record without a type, an unreadable value', async () => {
    const codes = [];
    const unreadable = { attributes: { type: 'Account' }, Name: 'x', AnnualRevenue: 'much' };
    for (const records of [
      Array.from({ length: 201 }, () => account('x')),
      [{ Name: 'x' }],
      [account('y'), unreadable],
    ]) {
      const answer = await post({ records });
      codes.push([answer.statusCode, answer.json()[0].errorCode]);
    }
    expect(codes).toEqual([
      [400, 'EXCEEDED_ID_LIMIT'],
      [400, 'INVALID_INPUT'],
      [400, 'JSON_PARSER_ERROR'],
    ]);
    expect(stored()).toBe(1);
  });
});
