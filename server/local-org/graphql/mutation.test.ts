import { sampleOrg, type SampleOrg } from './testing.ts';

let org: SampleOrg;
beforeEach(() => {
  org = sampleOrg();
});

const names = (object: string): unknown[] => [...org.reader.rows(object)].map((row) => row['Name']);
const inUiapi = (data: unknown): Record<string, unknown> =>
  (data as { uiapi: Record<string, unknown> }).uiapi;

test('creates a record and answers with its fields', async () => {
  const { data, errors } = await org.ask(
    `mutation make($input: AccountCreateInput!) { uiapi { AccountCreate(input: $input) {
      Record { Id Name { value } NumberOfEmployees { value } Industry { value label } } } } }`,
    { input: { Account: { Name: 'Initech', NumberOfEmployees: 12, Industry: 'Energy' } } },
  );
  const Id = [...org.reader.lookup('Account', 'Name', 'Initech')][0]?.Id;
  expect({ data, errors }).toEqual({
    data: {
      uiapi: {
        AccountCreate: {
          Record: {
            Id,
            Name: { value: 'Initech' },
            NumberOfEmployees: { value: 12 },
            Industry: { value: 'Energy', label: 'Energy' },
          },
        },
      },
    },
    errors: [],
  });
});

test('updates and deletes by id', async () => {
  const { acme, alpha } = org.ids;
  const { data, errors } = await org.ask(
    `mutation { uiapi(input: { allOrNone: true }) {
      OpportunityUpdate(input: { Id: "${alpha}", Opportunity: { Amount: 42, NextStep: "Call" } }) {
        success Record { Amount { value } NextStep { value } } }
      ContactCreate(input: { Contact: { LastName: "Low" } }) { Record { Name { value } } }
      OpportunityDelete(input: { Id: "${org.ids.beta}" }) { Id } } }`,
  );
  expect(errors).toEqual([]);
  expect(inUiapi(data)).toEqual({
    OpportunityUpdate: { success: true, Record: { Amount: { value: 42 }, NextStep: { value: 'Call' } } },
    ContactCreate: { Record: { Name: { value: 'Low' } } },
    OpportunityDelete: { Id: org.ids.beta },
  });
  expect(org.reader.get('Opportunity', org.ids.beta)).toBeUndefined();
  expect(org.reader.get('Account', acme)).toBeDefined();
});

test('an operation refers to one before it by its name or alias', async () => {
  const { data, errors } = await org.ask(
    `mutation { uiapi {
      parent: AccountCreate(input: { Account: { Name: "Hooli" } }) { Record { Id } }
      ContactCreate(input: { Contact: { LastName: "@{parent}", AccountId: "@{parent}" } }) {
        Record { AccountId { value } LastName { value } } }
      AccountUpdate(input: { Id: "@{parent}", Account: { Site: "x" } }) { Record { Id Site { value } } } } }`,
  );
  expect(errors).toEqual([]);
  const answer = inUiapi(data) as Record<string, { Record: Record<string, unknown> }>;
  const id = answer['parent']?.Record['Id'];
  // In a text field it is text.
  expect(answer['ContactCreate']?.Record).toEqual({
    AccountId: { value: id },
    LastName: { value: '@{parent}' },
  });
  expect(answer['AccountUpdate']?.Record).toEqual({ Id: id, Site: { value: 'x' } });
});

describe('when one operation fails', () => {
  const request = (input: string): string => `mutation { uiapi${input} {
    first: AccountCreate(input: { Account: { Industry: "Energy" } }) { Record { Id } }
    second: AccountCreate(input: { Account: { Name: "Second" } }) { Record { Name { value } } }
    third: ContactCreate(input: { Contact: { LastName: "Third", AccountId: "@{first}" } }) { Record { Id } } } }`;

  test.each(['', '(input: { allOrNone: true })'])('none is done: uiapi%s', async (input) => {
    const { data, errors } = await org.ask(request(input));
    expect(data).toEqual({ uiapi: { first: null, second: null, third: null } });
    expect(errors.map(({ paths, message }) => [paths.at(-1), message])).toEqual([
      ['first', expect.stringMatching(/^Exception while fetching data \(\/uiapi\/first\) : .*Name/)],
      [
        'second',
        expect.stringContaining('rolled back since another operation in the same transaction failed'),
      ],
      ['third', expect.stringContaining('Invalid reference specified. No value for first found in first')],
    ]);
    expect(errors[1]?.locations).toEqual([{ line: 3, column: 5 }]);
    expect(names('Account')).toEqual(['Acme', 'Globex']);
  });

  test('with allOrNone false the others stand, and what refers to it fails too', async () => {
    const { data, errors } = await org.ask(request('(input: { allOrNone: false })'));
    expect(data).toEqual({
      uiapi: { first: null, second: { Record: { Name: { value: 'Second' } } }, third: null },
    });
    expect(errors.map(({ paths }) => paths.at(-1))).toEqual(['first', 'third']);
    expect(names('Account')).toEqual(['Acme', 'Globex', 'Second']);
  });
});

test.each([
  ['a reference to nothing', 'AccountDelete(input: { Id: "@{later}" }) { Id }', 'No value for later found'],
  [
    'an id of another object',
    'AccountDelete(input: { Id: "006000000000000AAA" }) { Id }',
    'invalid cross reference id',
  ],
  ['no id at all', 'AccountDelete(input: { Id: "x" }) { Id }', 'id value of incorrect type'],
  [
    'a path in a reference',
    'AccountDelete(input: { Id: "@{a.Record.Id}" }) { Id }',
    'references to fields, @{a.Record.Id}, come with API version 67.0',
  ],
])('refuses %s', async (_, operation, message) => {
  const { data, errors } = await org.ask(`mutation { uiapi { ${operation} } }`);
  expect(data).toEqual({ uiapi: { AccountDelete: null } });
  expect(errors).toHaveLength(1);
  expect(errors[0]?.message).toContain(message);
  expect(errors[0]?.extensions).toEqual({ ErrorType: 'DataFetchingException' });
});

test('refuses to chain from an update', async () => {
  const { errors } = await org.ask(`mutation { uiapi {
    a: AccountUpdate(input: { Id: "${org.ids.acme}", Account: { Site: "x" } }) { success }
    b: ContactCreate(input: { Contact: { LastName: "L", AccountId: "@{a}" } }) { Record { Id } } } }`);
  expect(errors.map(({ message }) => message)).toContainEqual(
    expect.stringContaining('@{a} refers to an update'),
  );
  expect(org.reader.get('Account', org.ids.acme)?.['Site']).toBeNull();
});

test('a field that is read only, unknown, or of another type fails validation', async () => {
  for (const fields of [
    'CreatedDate: "2026-01-01T00:00:00Z"',
    'Nope: 1',
    'AnnualRevenue: "much"',
    'Name: 3',
  ]) {
    const { data, errors } = await org.ask(
      `mutation { uiapi { AccountCreate(input: { Account: { ${fields} } }) { Record { Id } } } }`,
    );
    expect([data, errors[0]?.extensions]).toEqual([null, { ErrorType: 'ValidationError' }]);
  }
  expect(names('Account')).toEqual(['Acme', 'Globex']);
});

test('parents and children are not available in mutation results; the record is saved', async () => {
  const { data, errors } = await org.ask(
    `mutation { uiapi { AccountCreate(input: { Account: { Name: "Umbrella" } }) {
      Record { Name { value } Owner { Id } Contacts { totalCount } } } } }`,
  );
  expect(inUiapi(data)).toEqual({
    AccountCreate: { Record: { Name: { value: 'Umbrella' }, Owner: null, Contacts: null } },
  });
  expect(errors.map(({ message }) => message)).toEqual([
    expect.stringContaining('Owner is not currently available in mutation results'),
    expect.stringContaining('Contacts is not currently available in mutation results'),
  ]);
  expect(names('Account')).toContain('Umbrella');
});

test('activities and two transactions at once are refused', async () => {
  const task = await org.ask('mutation { uiapi { TaskCreate(input: {}) { Record { Id } } } }');
  expect(task.errors[0]?.message).toContain("Field 'TaskCreate' in type 'UIAPIMutations' is undefined");
  const two = await org.ask(`mutation {
    a: uiapi { AccountCreate(input: { Account: { Name: "One" } }) { Record { Id } } }
    b: uiapi { AccountCreate(input: { Account: { Name: "Two" } }) { Record { Id } } } }`);
  expect(two.errors[0]).toMatchObject({ extensions: { ErrorType: 'OperationNotSupported' } });
  expect(names('Account')).toEqual(['Acme', 'Globex']);
});
