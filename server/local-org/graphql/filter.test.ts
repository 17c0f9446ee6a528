import { sampleOrg, type SampleOrg } from './testing.ts';

let org: SampleOrg;
beforeAll(() => {
  org = sampleOrg();
});

// Names come in the order the rows were made: Alpha, Beta, gamma, Delta.
const cases: [what: string, where: string, expected: string[]][] = [
  ['text equals without case', '{ Name: { eq: "GAMMA" } }', ['gamma']],
  ['ne takes nulls too', '{ Amount: { ne: 1000 } }', ['Beta', 'gamma', 'Delta']],
  ['eq null', '{ Amount: { eq: null } }', ['gamma']],
  ['ne null', '{ Amount: { ne: null } }', ['Alpha', 'Beta', 'Delta']],
  ['null is before and after nothing', '{ Amount: { lt: 999999 } }', ['Alpha', 'Beta', 'Delta']],
  ['two operators are both meant', '{ Amount: { gt: 300, lte: 2500.5 } }', ['Alpha', 'Beta']],
  ['a currency may come as text', '{ Amount: { gte: "1000" } }', ['Alpha', 'Beta']],
  ['two fields are both meant', '{ StageName: { eq: "Prospecting" }, Amount: { lt: 500 } }', ['Delta']],
  ['in, with null among the values', '{ Amount: { in: [300, null] } }', ['gamma', 'Delta']],
  ['nin takes nulls too', '{ Amount: { nin: [300, 1000] } }', ['Beta', 'gamma']],
  ['like with both wildcards', '{ Name: { like: "_E%" } }', ['Beta', 'Delta']],
  ['like wants the whole text', '{ Name: { like: "lpha" } }', []],
  ['or', '{ or: [{ Name: { eq: "Alpha" } }, { Amount: { eq: null } }] }', ['Alpha', 'gamma']],
  [
    'or beside a field',
    '{ Amount: { gt: 500 }, or: [{ Name: { eq: "Alpha" } }, { Name: { eq: "Delta" } }] }',
    ['Alpha'],
  ],
  ['and', '{ and: [{ Amount: { gt: 500 } }, { IsClosed: { eq: false } }] }', ['Alpha']],
  ['not', '{ not: { StageName: { eq: "Prospecting" } } }', ['Beta', 'gamma']],
  ['checkbox', '{ IsWon: { eq: true } }', ['Beta']],
  ['parent field', '{ Account: { Name: { eq: "acme" } } }', ['Alpha', 'Beta']],
  [
    'parent field, ne: a missing parent has another name',
    '{ Account: { Name: { ne: "Acme" } } }',
    ['gamma', 'Delta'],
  ],
  ['parent of parent', '{ Account: { Owner: { Name: { eq: "Ada Admin" } } } }', ['Alpha', 'Beta', 'gamma']],
  ['date value', '{ CloseDate: { eq: { value: "2026-11-20" } } }', ['Beta']],
  ['date before a value', '{ CloseDate: { lt: { value: "2026-11-20" } } }', ['Alpha']],
  ['date literal', '{ CloseDate: { eq: { literal: TODAY } } }', ['Beta']],
  [
    'after a literal means after its last day',
    '{ CloseDate: { gt: { literal: THIS_MONTH } } }',
    ['gamma', 'Delta'],
  ],
  [
    'up to a literal includes its last day',
    '{ CloseDate: { lte: { literal: THIS_MONTH } } }',
    ['Alpha', 'Beta'],
  ],
  ['date range', '{ CloseDate: { eq: { range: { last_n_days: 10 } } } }', ['Alpha', 'Beta']],
  ['next quarter', '{ CloseDate: { eq: { literal: NEXT_QUARTER } } }', ['Delta']],
  [
    'date among literals and values',
    '{ CloseDate: { in: [{ literal: TODAY }, { value: "2027-02-01" }] } }',
    ['Beta', 'Delta'],
  ],
  ['moment range', '{ CreatedDate: { eq: { literal: TODAY } } }', ['Alpha', 'Beta', 'gamma', 'Delta']],
  ['moment with an offset', '{ CreatedDate: { gt: { value: "2026-11-20T20:59:59+02:00" } } }', []],
  [
    'semi-join',
    '{ AccountId: { inq: { Account: { Industry: { eq: "Energy" } }, ApiName: "Id" } } }',
    ['Alpha', 'Beta'],
  ],
  [
    'anti-join',
    '{ AccountId: { ninq: { Account: { Industry: { eq: "Energy" } }, ApiName: "Id" } } }',
    ['gamma', 'Delta'],
  ],
];

test.each(cases)('%s', async (_, where, expected) => {
  expect(await org.names(`Opportunity(where: ${where})`)).toEqual(expected);
});

test('a combination that is null asks nothing', async () => {
  const query =
    'query q($w: Opportunity_Filter) { uiapi { query { Opportunity(where: { not: $w, or: null }) { totalCount } } } }';
  expect(await org.ask(query, { w: null })).toEqual({
    data: { uiapi: { query: { Opportunity: { totalCount: 4 } } } },
    errors: [],
  });
});

test('ids compare in both lengths', async () => {
  const { acme, beta } = org.ids;
  expect(await org.names(`Opportunity(where: { AccountId: { eq: "${acme.slice(0, 15)}" } })`)).toEqual([
    'Alpha',
    'Beta',
  ]);
  expect(await org.names(`Opportunity(where: { Id: { eq: "${beta}" } })`)).toEqual(['Beta']);
  expect(await org.names(`Opportunity(where: { Id: { in: ["${beta.slice(0, 15)}", "${beta}"] } })`)).toEqual([
    'Beta',
  ]);
  expect(await org.names('Opportunity(where: { Id: { eq: "no id" } })')).toEqual([]);
});

test('variables carry operands, lists and whole filters', async () => {
  const { alpha, delta } = org.ids;
  const byId = [
    'Opportunity(where: { Id: { in: $ids } })',
    { ids: [delta, alpha] },
    'query q($ids: [ID])',
  ] as const;
  expect((await org.names(...byId)).sort()).toEqual(['Alpha', 'Delta']);
  const where = { Amount: { gt: 500 }, CloseDate: { gte: { value: '2026-11-20' } } };
  expect(await org.names('Opportunity(where: $w)', { w: where }, 'query q($w: Opportunity_Filter)')).toEqual([
    'Beta',
  ]);
});

test('a polymorphic parent is filtered by object', async () => {
  const where = '{ Owner: { User: { Name: { eq: "Ada Admin" } } } }';
  expect(await org.names(`Touchline_Subject__c(where: ${where})`)).toEqual(['North', 'Ivy']);
  expect(
    await org.names('Touchline_Subject__c(where: { Owner: { Group: { Name: { ne: null } } } })'),
  ).toEqual([]);
});

test.each([
  ['{ CloseDate: { eq: { value: "2026-11-20", literal: TODAY } } }', 'give one of value, literal and range'],
  [
    '{ CloseDate: { eq: { range: { last_n_days: 1, next_n_days: 1 } } } }',
    'a date range takes exactly one entry',
  ],
  ['{ CloseDate: { eq: { value: "2026-02-30" } } }', "Expected type 'Date'"],
  ['{ CreatedDate: { gt: { value: "2026-11-20T18:00:00" } } }', "Expected type 'DateTime'"],
  ['{ CloseDate: { CALENDAR_YEAR: { value: { eq: 2026 } } } }', 'CALENDAR_YEAR'],
  ['{ Description: { eq: "long text cannot be filtered" } }', 'Description'],
])('refuses %s', async (where, message) => {
  const { data, errors } = await org.ask(
    `{ uiapi { query { Opportunity(where: ${where}) { totalCount } } } }`,
  );
  expect(errors.map((error) => error.message).join()).toContain(message);
  expect(JSON.stringify(data)).not.toContain('totalCount');
});
