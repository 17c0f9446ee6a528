import { sampleOrg, type SampleOrg } from './testing.ts';

let org: SampleOrg;
beforeAll(() => {
  org = sampleOrg();
});

const opportunity = (node: string): string =>
  `{ uiapi { query { Opportunity { edges { node { ${node} } } } } } }`;

const cases: [what: string, query: string, type: string, message: string][] = [
  [
    'an unknown field',
    opportunity('Secret__c { value }'),
    'ValidationError',
    "Validation error (FieldUndefined@[uiapi/query/Opportunity/edges/node/Secret__c]) : Field 'Secret__c' in type 'Opportunity' is undefined",
  ],
  [
    'an unknown object',
    '{ uiapi { query { Oportunity { totalCount } } } }',
    'ValidationError',
    "Validation error (FieldUndefined@[uiapi/query/Oportunity]) : Field 'Oportunity' in type 'RecordQuery' is undefined",
  ],
  [
    'an object that the platform does not carry here',
    '{ uiapi { query { OpportunityStage { totalCount } } } }',
    'ValidationError',
    "Field 'OpportunityStage' in type 'RecordQuery' is undefined",
  ],
  [
    'a root the local org does not speak',
    '{ uiapi { relatedListByName { x } } }',
    'ValidationError',
    "Field 'relatedListByName' in type 'UIAPI' is undefined",
  ],
  [
    'a value without its parts',
    opportunity('Name'),
    'ValidationError',
    "Subselection required for type 'StringValue' of field 'Name'",
  ],
  [
    'an unknown argument',
    '{ uiapi { query { Opportunity(last: 1) { totalCount } } } }',
    'ValidationError',
    "Unknown field argument 'last'",
  ],
  [
    'a filter on an unknown field',
    '{ uiapi { query { Opportunity(where: { Secret__c: { eq: 1 } }) { totalCount } } } }',
    'ValidationError',
    "argument contains a field not in 'Opportunity_Filter': 'Secret__c'",
  ],
  [
    'object infos of nothing',
    '{ uiapi { objectInfos(apiNames: [null]) { ApiName } } }',
    'DataFetchingException',
    'Object null is not supported in UI API',
  ],
  ['a broken query', '{ uiapi { query ', 'InvalidSyntax', 'Invalid syntax'],
  [
    'a subscription, by its name',
    'subscription { opportunityChanged { Id } }',
    'OperationNotSupported',
    'the local org does not speak GraphQL subscriptions: opportunityChanged',
  ],
  [
    'an impossible page',
    '{ uiapi { query { Opportunity(first: 500) { totalCount } } } }',
    'DataFetchingException',
    'Exception while fetching data (/uiapi/query/Opportunity) : first above 200 needs upperBound',
  ],
  [
    'grandchildren',
    '{ uiapi { query { Account { edges { node { Opportunities { edges { node { Touchline_Deal_Reviews__r { totalCount } } } } } } } } } }',
    'ExecutionAborted',
    'only one level of child relationships can be queried: Touchline_Deal_Reviews__r',
  ],
  [
    'a sixth parent',
    opportunity('Owner { Manager { Manager { Manager { Manager { Manager { Id } } } } } }'),
    'ExecutionAborted',
    'no more than five levels of parent relationships can be queried: Manager',
  ],
  [
    'an eleventh subquery',
    `{ uiapi { query { ${Array.from({ length: 11 }, (_, index) => `a${index}: Opportunity { totalCount }`).join(' ')} } } }`,
    'ExecutionAborted',
    'a query can contain up to 10 subqueries, not 11',
  ],
];

test.each(cases)('refuses %s', async (_, query, type, message) => {
  const { errors } = await org.ask(query);
  expect(errors).toHaveLength(1);
  expect(errors[0]?.message).toContain(message);
  expect(errors[0]?.extensions).toEqual({ ErrorType: type });
});

test('limits see through fragments', async () => {
  const { errors } = await org.ask(
    `{ uiapi { query { Account { edges { node { ...deals } } } } } }
     fragment deals on Account { Opportunities { edges { node { ...reviews } } } }
     fragment reviews on Opportunity { Touchline_Deal_Reviews__r { totalCount } }`,
  );
  expect(errors[0]?.message).toContain('only one level of child relationships');
});

test('one failed subquery leaves the others', async () => {
  const { data, errors } = await org.ask(
    '{ uiapi { query { good: Opportunity { totalCount } bad: Opportunity(after: "x") { totalCount } } } }',
  );
  expect(data).toEqual({ uiapi: { query: { good: { totalCount: 4 }, bad: null } } });
  expect(errors[0]?.paths).toEqual(['uiapi', 'query', 'bad']);
  expect(errors[0]?.locations).toHaveLength(1);
});

test('a missing or wrong variable is named', async () => {
  const query = 'query q($n: Int!) { uiapi { query { Opportunity(first: $n) { totalCount } } } }';
  const missing = await org.ask(query);
  expect(missing.errors[0]).toMatchObject({ extensions: { ErrorType: 'ValidationError' } });
  expect(missing.errors[0]?.message).toContain('"$n"');
  const wrong = await org.ask(query, { n: 'ten' });
  expect(wrong.errors[0]?.message).toContain('"$n" got invalid value "ten"');
});
