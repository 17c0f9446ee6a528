import { sampleApp, type SampleApp } from '../ui-api/testing.ts';

let org: SampleApp;
beforeAll(async () => {
  org = await sampleApp();
});
afterAll(() => org.app.close());

test('a record with its fields, a parent and the parent’s parent', async () => {
  const { alpha, acme } = org.ids;
  const fields = 'Opportunity.Name,Opportunity.Amount,Opportunity.CloseDate,Opportunity.StageName';
  const { status, body } = await org.get(
    `/ui-api/records/${alpha}?fields=${fields}&fields=Opportunity.Account.Owner.Name`,
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({
    apiName: 'Opportunity',
    childRelationships: {},
    eTag: expect.stringMatching(/^[0-9a-f]{32}$/),
    id: alpha,
    lastModifiedById: org.user.id,
    lastModifiedDate: '2026-11-20T18:00:00.000Z',
    recordTypeId: '012000000000000AAA',
    recordTypeInfo: null,
    systemModstamp: '2026-11-20T18:00:00.000Z',
    weakEtag: Date.parse('2026-11-20T18:00:00Z'),
  });
  const { Account, ...own } = body.fields as Record<
    string,
    { displayValue: string; value: { fields: Record<string, unknown> } }
  >;
  expect(own).toEqual({
    Name: { displayValue: null, value: 'Alpha' },
    Amount: { displayValue: '$1,000.00', value: 1000 },
    CloseDate: { displayValue: '11/10/2026', value: '2026-11-10' },
    StageName: { displayValue: 'Prospecting', value: 'Prospecting' },
  });
  expect(Account).toMatchObject({ displayValue: 'Acme', value: { apiName: 'Account', id: acme } });
  expect(Account?.value.fields.Owner).toMatchObject({
    displayValue: 'Ada Admin',
    value: { apiName: 'User', fields: { Name: { displayValue: null, value: 'Ada Admin' } } },
  });
});

test('a missing parent is null, a 15-character id is the same record', async () => {
  const { delta } = org.ids;
  const { body } = await org.get(`/ui-api/records/${delta.slice(0, 15)}?fields=Opportunity.Account.Name`);
  expect(body).toMatchObject({ id: delta, fields: { Account: { displayValue: null, value: null } } });
});

test('an owner of several kinds', async () => {
  const path = `/ui-api/records/${org.ids.ivy}?fields=Touchline_Subject__c.Owner.Name,Touchline_Subject__c.Parent__r.Name`;
  const { body } = await org.get(path);
  expect(body.fields).toMatchObject({
    Owner: { displayValue: 'Ada Admin' },
    Parent__r: { displayValue: 'North' },
  });
});

test('optional fields that do not exist are left out', async () => {
  const { body } = await org.get(
    `/ui-api/records/${org.ids.alpha}?optionalFields=Opportunity.Name,Opportunity.Secret__c`,
  );
  expect(body.fields).toEqual({ Name: { displayValue: null, value: 'Alpha' } });
});

const cases: [what: string, path: () => string, status: number, code: string, message: string][] = [
  [
    'an unknown field',
    () => `${org.ids.alpha}?fields=Opportunity.Secret__c`,
    400,
    'INVALID_FIELD',
    "No such column 'Secret__c' on entity 'Opportunity'",
  ],
  [
    'a field of another object',
    () => `${org.ids.alpha}?fields=Account.Name`,
    400,
    'INVALID_FIELD',
    "No such column 'Name'",
  ],
  [
    'no fields at all',
    () => org.ids.alpha,
    400,
    'ILLEGAL_QUERY_PARAMETER_VALUE',
    'At least one of fields and optionalFields',
  ],
  ['a layout', () => `${org.ids.alpha}?layoutTypes=Full`, 403, 'FUNCTIONALITY_NOT_ENABLED', 'layoutTypes'],
  [
    'children',
    () => `${org.ids.acme}?fields=Account.Name&childRelationships=Account.Contacts`,
    403,
    'FUNCTIONALITY_NOT_ENABLED',
    'childRelationships',
  ],
  ['no id', () => 'nonsense?fields=Account.Name', 400, 'MALFORMED_ID', 'nonsense'],
  [
    'nobody’s id',
    () => '0064L0000000zzzQAA?fields=Opportunity.Name',
    404,
    'NOT_FOUND',
    'The requested resource does not exist',
  ],
];

test.each(cases)('refuses %s', async (_, path, status, errorCode, message) => {
  const reply = await org.get(`/ui-api/records/${path()}`);
  expect(reply.status).toBe(status);
  expect(reply.body).toEqual([
    expect.objectContaining({ errorCode, message: expect.stringContaining(message) }),
  ]);
});

test('a deleted record is said to be deleted', async () => {
  const gone = await sampleApp();
  gone.writer.delete('Opportunity', gone.ids.alpha);
  const { status, body } = await gone.get(`/ui-api/records/${gone.ids.alpha}?fields=Opportunity.Name`);
  expect([status, body]).toEqual([404, [{ errorCode: 'ENTITY_IS_DELETED', message: 'entity is deleted' }]]);
  await gone.app.close();
});
