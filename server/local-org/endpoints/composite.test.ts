import type { FastifyInstance } from 'fastify';
import { buildApp } from '../app.ts';
import { createTestOrg } from '../testing.ts';

const { org, token, reader } = createTestOrg();
const headers = { authorization: `Bearer ${token}` };
const data = '/services/data/v66.0';
let app: FastifyInstance;
beforeAll(async () => {
  app = await buildApp(org);
});
afterAll(() => app.close());

interface Part {
  body: never;
  httpHeaders: Record<string, string>;
  httpStatusCode: number;
  referenceId: string | null;
}

const post = (payload: object) => app.inject({ method: 'POST', url: `${data}/composite`, headers, payload });
async function composite(parts: object[], more: object = {}): Promise<Part[]> {
  const answer = await post({ compositeRequest: parts, ...more });
  expect(answer.statusCode).toBe(200);
  return (answer.json() as { compositeResponse: Part[] }).compositeResponse;
}
const create = (referenceId: string, object: string, body: object) => ({
  method: 'POST',
  url: `${data}/sobjects/${object}`,
  referenceId,
  body,
});
const accounts = () => [...reader.rows('Account')].length;

describe('composite', () => {
  it('chains requests by their answers', async () => {
    const [account, contact, read, found, changed] = await composite([
      create('acc', 'Account', { Name: 'Chained & Co' }),
      create('con', 'Contact', { LastName: 'Link', AccountId: '@{acc.id}' }),
      { method: 'GET', url: `${data}/sobjects/Contact/@{con.id}?fields=AccountId`, referenceId: 'read' },
      {
        method: 'GET',
        url: `${data}/query?q=SELECT+Name+FROM+Account+WHERE+Id='@{read.AccountId}'`,
        referenceId: 'found',
      },
      {
        method: 'PATCH',
        url: `${data}/sobjects/Contact/@{con.id}`,
        referenceId: 'changed',
        body: { Title: 'Of @{found.records[0].Name}' },
      },
    ]);
    const id = (account?.body as unknown as { id: string }).id;
    expect(account).toMatchObject({
      httpStatusCode: 201,
      referenceId: 'acc',
      httpHeaders: { Location: `${data}/sobjects/Account/${id}` },
    });
    expect([contact?.httpStatusCode, read?.httpStatusCode, found?.httpStatusCode]).toEqual([201, 200, 200]);
    expect(changed).toEqual({ body: null, httpHeaders: {}, httpStatusCode: 204, referenceId: 'changed' });
    expect(reader.lookup('Contact', 'AccountId', id)[0]?.Title).toBe('Of Chained & Co');
  });

  it('goes on without allOrNone, but not with what depends on a failure', async () => {
    const answers = await composite([
      create('bad', 'Account', {}),
      create('child', 'Contact', { LastName: 'Orphan', AccountId: '@{bad.id}' }),
      create('good', 'Account', { Name: 'Independent' }),
    ]);
    expect(answers.map((answer) => answer.httpStatusCode)).toEqual([400, 400, 201]);
    expect(answers[0]?.body[0]).toMatchObject({ errorCode: 'REQUIRED_FIELD_MISSING', fields: ['Name'] });
    expect(answers[1]?.body).toEqual([
      {
        errorCode: 'PROCESSING_HALTED',
        message: 'Invalid reference specified. No value for bad.id found in bad',
      },
    ]);
  });

  it('takes everything back with allOrNone, collections too', async () => {
    const before = accounts();
    const collection = {
      method: 'POST',
      url: `${data}/composite/sobjects`,
      referenceId: 'list',
      body: {
        allOrNone: false,
        records: [{ attributes: { type: 'Account' }, Name: 'One' }, { attributes: { type: 'Account' } }],
      },
    };
    const halted = {
      body: [
        {
          errorCode: 'PROCESSING_HALTED',
          message: 'The transaction was rolled back since another operation in the same transaction failed.',
        },
      ],
      httpStatusCode: 400,
    };
    const answers = await composite(
      [create('a', 'Account', { Name: 'A' }), collection, create('b', 'Account', { Name: 'B' })],
      { allOrNone: true },
    );
    expect(answers[0]).toMatchObject(halted);
    expect(answers[1]).toMatchObject({ httpStatusCode: 200, body: [{ success: false }, { success: false }] });
    expect(answers[2]).toMatchObject(halted);
    expect(accounts()).toBe(before);
    const { Id } = [...reader.rows('Account')][0] ?? { Id: '' };
    const remove = {
      method: 'DELETE',
      url: `${data}/composite/sobjects?ids=${Id},x&allOrNone=false`,
      referenceId: 'd',
    };
    expect((await composite([remove], { allOrNone: true }))[0]?.body).toMatchObject([
      { success: false, errors: [{ statusCode: 'ALL_OR_NONE_OPERATION_ROLLED_BACK' }] },
      { success: false, errors: [{ statusCode: 'MALFORMED_ID' }] },
    ]);
    expect(accounts()).toBe(before);
  });

  it('has its limits', async () => {
    const many = Array.from({ length: 26 }, (_none, index) => create(`r${index}`, 'Account', { Name: 'x' }));
    expect(await composite(many)).toEqual([
      {
        body: [
          { errorCode: 'LIMIT_EXCEEDED', message: 'The request can’t contain more than 25 operations.' },
        ],
        httpHeaders: {},
        httpStatusCode: 400,
        referenceId: null,
      },
    ]);
    const queries = Array.from({ length: 6 }, (_none, index) => ({
      method: 'GET',
      url: `${data}/query?q=SELECT+Id+FROM+Account`,
      referenceId: `q${index}`,
    }));
    expect((await composite(queries))[0]?.body[0]).toMatchObject({ errorCode: 'LIMIT_EXCEEDED' });
  });

  it('refuses a malformed request whole, and by name what it does not carry', async () => {
    const before = accounts();
    const good = create('good', 'Account', { Name: 'Good' });
    for (const parts of [
      [good, good],
      [good, { ...good, referenceId: 'not-this' }],
      [good, { ...good, referenceId: 'second', method: 'get' }],
      [good, { ...good, referenceId: 'second', httpHeaders: { Authorization: 'Bearer x' } }],
      [],
    ]) {
      const answer = await post({ compositeRequest: parts });
      expect([answer.statusCode, answer.json()[0].errorCode]).toEqual([400, 'JSON_PARSER_ERROR']);
    }
    expect(accounts()).toBe(before);
    const [graphql, unknown] = await composite([
      { method: 'POST', url: `${data}/graphql`, referenceId: 'g', body: { query: '{ uiapi }' } },
      { method: 'GET', url: `${data}/sobjects/Account/a/b/c/d`, referenceId: 'u' },
    ]);
    expect([graphql?.httpStatusCode, unknown?.httpStatusCode]).toEqual([403, 404]);
  });
});
