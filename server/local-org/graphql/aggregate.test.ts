import { sampleOrg, type SampleOrg } from './testing.ts';

let org: SampleOrg;
beforeAll(() => {
  org = sampleOrg();
});

async function aggregates(args: string, fields: string): Promise<unknown[]> {
  const { data, errors } = await org.ask(
    `{ uiapi { aggregate { Opportunity${args} { totalCount edges { node { aggregate { ${fields} } } } } } } }`,
  );
  if (errors.length) throw new Error(errors.map((error) => error.message).join('; '));
  const { edges } = (
    data as { uiapi: { aggregate: { Opportunity: { edges: { node: { aggregate: object } }[] } } } }
  ).uiapi.aggregate.Opportunity;
  return edges.map(({ node }) => node.aggregate);
}

test('everything as one group; nulls are left out of sums, averages and counts of the field', async () => {
  const fields =
    'Id { count { value } } Amount { count { value } sum { value } avg { value } min { value } max { value displayValue } }';
  // 1000 + 2500.5 + 300 = 3800.5; / 3 = 1266.8333…
  expect(await aggregates('', fields)).toEqual([
    {
      Id: { count: { value: 4 } },
      Amount: {
        count: { value: 3 },
        sum: { value: 3800.5 },
        avg: { value: 3800.5 / 3 },
        min: { value: 300 },
        max: { value: 2500.5, displayValue: '$2,500.50' },
      },
    },
  ]);
});

test('nothing found: counts are 0, the rest null', async () => {
  const fields = 'Amount { count { value } sum { value displayValue } max { value } }';
  expect(await aggregates('(where: { Name: { eq: "nobody" } })', fields)).toEqual([
    { Amount: { count: { value: 0 }, sum: { value: null, displayValue: null }, max: { value: null } } },
  ]);
});

test('groups with their own value, label and sums, in the asked order', async () => {
  const args =
    '(groupBy: { StageName: { group: true } }, orderBy: { Amount: { function: SUM, order: DESC, nulls: LAST } })';
  expect(await aggregates(args, 'StageName { value label } Amount { sum { value } }')).toEqual([
    { StageName: { value: 'Closed Won', label: 'Closed Won' }, Amount: { sum: { value: 2500.5 } } },
    { StageName: { value: 'Prospecting', label: 'Prospecting' }, Amount: { sum: { value: 1300 } } },
    {
      StageName: { value: 'Negotiation/Review', label: 'Negotiation/Review' },
      Amount: { sum: { value: null } },
    },
  ]);
});

test('null is a group of its own, and a parent can be grouped by', async () => {
  const { acme, globex } = org.ids;
  const groups = await aggregates(
    '(groupBy: { AccountId: { group: true } })',
    'AccountId { value } Id { count { value } }',
  );
  expect(groups).toEqual([
    { AccountId: { value: acme }, Id: { count: { value: 2 } } },
    { AccountId: { value: globex }, Id: { count: { value: 1 } } },
    { AccountId: { value: null }, Id: { count: { value: 1 } } },
  ]);
  const byParent = await aggregates(
    '(groupBy: { Account: { Name: { group: true } } })',
    'Id { count { value } }',
  );
  expect(byParent.map((group) => (group as { Id: { count: { value: number } } }).Id.count.value)).toEqual([
    2, 1, 1,
  ]);
});

test('distinct values, dates and pages of groups', async () => {
  const fields = 'StageName { countDistinct { value } } CloseDate { min { value } max { value } }';
  expect(await aggregates('', fields)).toEqual([
    {
      StageName: { countDistinct: { value: 3 } },
      CloseDate: { min: { value: '2026-11-10' }, max: { value: '2027-02-01' } },
    },
  ]);
  expect(
    await aggregates('(groupBy: { StageName: { group: true } }, first: 2)', 'StageName { value }'),
  ).toHaveLength(2);
});

test.each([
  ['', 'StageName { value }', 'Field must be grouped or aggregated: StageName'],
  ['(groupBy: { StageName: { group: true }, type: CUBE })', 'StageName { value }', 'groupBy type CUBE'],
  [
    '(orderBy: { StageName: { order: ASC } })',
    'Id { count { value } }',
    'Field must be grouped or aggregated: StageName',
  ],
  ['', 'StageName { sum { value } }', "Field 'sum' in type 'PicklistAggregate' is undefined"],
  ['', 'Description { count { value } }', "Field 'Description' in type 'OpportunityAggregate' is undefined"],
])('refuses Opportunity%s { %s }', async (args, fields, message) => {
  await expect(aggregates(args, fields)).rejects.toThrow(message);
});
