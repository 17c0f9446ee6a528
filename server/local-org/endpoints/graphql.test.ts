import { sampleApp, type SampleApp } from '../ui-api/testing.ts';

let org: SampleApp;
beforeAll(async () => {
  org = await sampleApp();
});
afterAll(() => org.app.close());

test('answers a query with variables and the operation by name', async () => {
  const query = `query other { uiapi { query { Account { totalCount } } } }
    query deals($like: String) { uiapi { query { Opportunity(where: { Name: { like: $like } }) { edges { node { Name { value } } } } } } }`;
  const { status, body } = await org.send('POST', '/graphql', {
    query,
    variables: { like: 'b%' },
    operationName: 'deals',
  });
  expect(status).toBe(200);
  expect(body).toEqual({
    data: { uiapi: { query: { Opportunity: { edges: [{ node: { Name: { value: 'Beta' } } }] } } } },
    errors: [],
  });
});

test('answers 200 with errors for a query that is wrong', async () => {
  const { status, body } = await org.send('POST', '/graphql', {
    query: '{ uiapi { query { Nothing { totalCount } } } }',
  });
  expect(status).toBe(200);
  expect(body).toEqual({
    data: null,
    errors: [
      {
        message:
          "Validation error (FieldUndefined@[uiapi/query/Nothing]) : Field 'Nothing' in type 'RecordQuery' is undefined",
        locations: [{ line: 1, column: 19 }],
        paths: [],
        extensions: { ErrorType: 'ValidationError' },
      },
    ],
  });
});

test('creates, changes and deletes as the caller', async () => {
  const mutate = async (operation: string) => {
    const query = `mutation { uiapi { it: ${operation} } }`;
    const { body } = await org.send('POST', '/graphql', { query });
    const data = body['data'] as { uiapi: { it: { Record: { Id: string; Name: unknown } } } };
    return data.uiapi.it;
  };
  const { Record } = await mutate(
    'AccountCreate(input: { Account: { Name: "Hooli" } }) { Record { Id Name { value } } }',
  );
  expect(Record.Name).toEqual({ value: 'Hooli' });
  const id = Record.Id;
  expect(
    await mutate(
      `AccountUpdate(input: { Id: "${id}", Account: { Name: "Hooli XYZ" } }) { success Record { Name { value } } }`,
    ),
  ).toEqual({ success: true, Record: { Name: { value: 'Hooli XYZ' } } });
  expect(await mutate(`AccountDelete(input: { Id: "${id}" }) { Id }`)).toEqual({ Id: id });
  expect((await org.send('GET', `/sobjects/Account/${id}`)).status).toBe(404);
});

test('a body without a query is a bad request', async () => {
  const { status, body } = await org.send('POST', '/graphql', { variables: {} });
  expect([status, body]).toEqual([
    400,
    [{ errorCode: 'INVALID_INPUT', message: 'The request body has no query' }],
  ]);
});

test('needs a session', async () => {
  const { status } = await org.send(
    'POST',
    '/graphql',
    { query: '{ __typename }' },
    { authorization: 'Bearer nobody' },
  );
  expect(status).toBe(401);
});
