import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { graphqlSchemaOf } from './schema-types.ts';
import { sampleOrg, type SampleOrg } from './testing.ts';

let org: SampleOrg;
beforeAll(() => {
  org = sampleOrg();
});

async function first(object: string, where: string, fields: string): Promise<unknown> {
  const { data, errors } = await org.ask(
    `{ uiapi { query { ${object}(where: ${where}) { edges { node { ${fields} } } } } } }`,
  );
  expect(errors).toEqual([]);
  return (data as { uiapi: { query: Record<string, { edges: { node: unknown }[] }> } }).uiapi.query[object]
    ?.edges[0]?.node;
}

test('values by kind, with what a page shows of them', async () => {
  const fields = `Name { value displayValue } Amount { value displayValue } Probability { value displayValue }
    CloseDate { value displayValue } CreatedDate { value displayValue } IsClosed { value displayValue }
    StageName { value displayValue label } AccountId { value displayValue } NextStep { value displayValue }`;
  expect(await first('Opportunity', '{ Name: { eq: "Beta" } }', fields)).toEqual({
    Name: { value: 'Beta', displayValue: null },
    Amount: { value: 2500.5, displayValue: '$2,500.50' },
    Probability: { value: 100, displayValue: '100%' },
    CloseDate: { value: '2026-11-20', displayValue: '11/20/2026' },
    CreatedDate: { value: '2026-11-20T18:00:00.000Z', displayValue: '11/20/2026, 6:00 PM' },
    IsClosed: { value: true, displayValue: null },
    StageName: { value: 'Closed Won', displayValue: 'Closed Won', label: 'Closed Won' },
    AccountId: { value: org.ids.acme, displayValue: null },
    NextStep: { value: null, displayValue: null },
  });
});

test('the types have the platform’s names', async () => {
  const fields = `__typename Id Name { __typename } Amount { __typename } CloseDate { __typename } OwnerId { __typename }
    StageName { __typename } Probability { __typename } Description { __typename } IsWon { __typename }
    SystemModstamp { __typename } FiscalQuarter { __typename } Owner { __typename } TotalOpportunityQuantity { __typename }`;
  expect(await first('Opportunity', '{ Name: { eq: "Alpha" } }', fields)).toEqual({
    __typename: 'Opportunity',
    Id: org.ids.alpha,
    Name: { __typename: 'StringValue' },
    Amount: { __typename: 'CurrencyValue' },
    CloseDate: { __typename: 'DateValue' },
    OwnerId: { __typename: 'IDValue' },
    StageName: { __typename: 'PicklistValue' },
    Probability: { __typename: 'PercentValue' },
    Description: { __typename: 'LongTextAreaValue' },
    IsWon: { __typename: 'BooleanValue' },
    SystemModstamp: { __typename: 'DateTimeValue' },
    FiscalQuarter: { __typename: 'IntValue' },
    Owner: { __typename: 'User' },
    TotalOpportunityQuantity: { __typename: 'DoubleValue' },
  });
});

test('every record says who it is', async () => {
  const fields = `... on Record { ApiName DisplayValue WeakEtag LastModifiedById { value } SystemModstamp { value }
    RecordTypeId(fallback: true) { value } }`;
  expect(await first('Opportunity', '{ Name: { eq: "Alpha" } }', fields)).toEqual({
    ApiName: 'Opportunity',
    DisplayValue: 'Alpha',
    WeakEtag: Date.parse('2026-11-20T18:00:00Z'),
    LastModifiedById: { value: org.user.id },
    SystemModstamp: { value: '2026-11-20T18:00:00.000Z' },
    RecordTypeId: { value: '012000000000000AAA' },
  });
});

test('parents, a missing parent, and one of several kinds', async () => {
  const account = 'Account { Name { value } Owner { Name { value } } }';
  expect(await first('Opportunity', '{ Name: { eq: "Alpha" } }', account)).toEqual({
    Account: { Name: { value: 'Acme' }, Owner: { Name: { value: 'Ada Admin' } } },
  });
  expect(await first('Opportunity', '{ Name: { eq: "Delta" } }', account)).toEqual({ Account: null });
  const owner =
    'Owner { __typename ... on User { Name { value } } ... on Group { DeveloperName { value } } }';
  expect(
    await first('Touchline_Subject__c', '{ Name: { eq: "Ivy" } }', `${owner} Parent__r { Name { value } }`),
  ).toEqual({
    Owner: { __typename: 'User', Name: { value: 'Ada Admin' } },
    Parent__r: { Name: { value: 'North' } },
  });
});

test('children with their own filter, order and page', async () => {
  const children = `Scorecards__r(first: 1, where: { Period_Start__c: { gt: { value: "2026-11-02" } } }, orderBy: { Period_Start__c: { order: ASC } }) {
    totalCount pageResultCount pageInfo { hasNextPage } edges { node { Period_Start__c { value } Subject__r { Name { value } } } } }`;
  expect(await first('Touchline_Subject__c', '{ Name: { eq: "Ivy" } }', children)).toEqual({
    Scorecards__r: {
      totalCount: 2,
      pageResultCount: 1,
      pageInfo: { hasNextPage: true },
      edges: [{ node: { Period_Start__c: { value: '2026-11-09' }, Subject__r: { Name: { value: 'Ivy' } } } }],
    },
  });
});

test('scope MINE, aliases, fragments and an unseen @optional field', async () => {
  const { data, errors } = await org.ask(
    `query q($after: String) { uiapi { query {
      mine: Opportunity(scope: MINE, first: 1, after: $after) { edges { node { ...deal } } }
    } } }
    fragment deal on Opportunity { title: Name @optional { value } Secret__c @optional { value } }`,
    { after: 'djE6MA==' },
  );
  expect(errors).toEqual([]);
  expect(data).toEqual({ uiapi: { query: { mine: { edges: [{ node: { title: { value: 'Beta' } } }] } } } });
});

test('object infos by name', async () => {
  const { data } = await org.ask(
    '{ uiapi { objectInfos(apiNames: ["Touchline_Quota__c"]) { ApiName keyPrefix custom fields { ApiName dataType required } } } }',
  );
  const [info] = (
    data as { uiapi: { objectInfos: { ApiName: string; custom: boolean; fields: object[] }[] } }
  ).uiapi.objectInfos;
  expect(info).toMatchObject({ ApiName: 'Touchline_Quota__c', custom: true });
  expect(info?.fields).toContainEqual({
    ApiName: 'Amount__c',
    dataType: 'CURRENCY',
    required: expect.any(Boolean),
  });
});

test('introspection gives a whole, valid schema', async () => {
  const { data, errors } = await org.ask(getIntrospectionQuery());
  expect(errors).toEqual([]);
  const client = buildClientSchema(data as IntrospectionQuery);
  expect(Object.keys(client.getTypeMap())).toEqual(
    expect.arrayContaining(['Opportunity_Filter', 'Touchline_Scorecard__cConnection']),
  );
});

test('the schema is built once', () => {
  expect(graphqlSchemaOf(org.reader.schema)).toBe(graphqlSchemaOf(org.reader.schema));
});
