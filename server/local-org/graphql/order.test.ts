import { sampleOrg, type SampleOrg } from './testing.ts';

let org: SampleOrg;
beforeAll(() => {
  org = sampleOrg();
});

const cases: [what: string, orderBy: string, expected: string[]][] = [
  ['text without case', '{ Name: { order: ASC } }', ['Alpha', 'Beta', 'Delta', 'gamma']],
  ['numbers, nulls first unless asked', '{ Amount: { order: ASC } }', ['gamma', 'Delta', 'Alpha', 'Beta']],
  ['nulls first in both directions', '{ Amount: { order: DESC } }', ['gamma', 'Beta', 'Alpha', 'Delta']],
  ['nulls last', '{ Amount: { order: DESC, nulls: LAST } }', ['Beta', 'Alpha', 'Delta', 'gamma']],
  ['dates', '{ CloseDate: { order: DESC } }', ['Delta', 'gamma', 'Beta', 'Alpha']],
  [
    'picklists by their place in the list',
    '{ StageName: { order: DESC } }',
    ['Beta', 'gamma', 'Alpha', 'Delta'],
  ],
  [
    'parent field',
    '{ Account: { Name: { order: DESC, nulls: LAST } } }',
    ['gamma', 'Alpha', 'Beta', 'Delta'],
  ],
  // By the alphabet of the fields Amount would come first: Delta, Alpha.
  [
    'as written',
    '{ StageName: { order: ASC }, Amount: { order: DESC } }',
    ['Alpha', 'Delta', 'gamma', 'Beta'],
  ],
];

test.each(cases)('%s', async (_, orderBy, expected) => {
  expect(await org.names(`Opportunity(orderBy: ${orderBy})`)).toEqual(expected);
});

test('a variable keeps its written order', async () => {
  const orderBy = { StageName: { order: 'ASC' }, Amount: { order: 'DESC' } };
  const head = 'query q($o: Opportunity_OrderBy)';
  expect(await org.names('Opportunity(orderBy: $o)', { o: orderBy }, head)).toEqual([
    'Alpha',
    'Delta',
    'gamma',
    'Beta',
  ]);
  const clause = { order: 'DESC', nulls: 'LAST' };
  const selection = 'Opportunity(orderBy: { Amount: $c })';
  expect(await org.names(selection, { c: clause }, 'query q($c: OrderByClause)')).toEqual([
    'Beta',
    'Alpha',
    'Delta',
    'gamma',
  ]);
});
