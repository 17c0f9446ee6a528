import { sampleApp, type SampleApp } from '../ui-api/testing.ts';

let org: SampleApp;
beforeAll(async () => {
  org = await sampleApp();
});
afterAll(() => org.app.close());

test('creates through the org’s rules and answers the record', async () => {
  const fields = { Name: 'New', StageName: 'Prospecting', CloseDate: '2026-12-24', Amount: 12.5 };
  const { status, body } = await org.send('POST', '/ui-api/records', { apiName: 'Opportunity', fields });
  expect(status).toBe(201);
  expect(body).toMatchObject({
    apiName: 'Opportunity',
    fields: { Amount: { value: 12.5, displayValue: '$12.50' } },
  });
  expect(org.reader.get('Opportunity', String(body.id))).toMatchObject({ Name: 'New', OwnerId: org.user.id });
});

test('says beside which field the mistake is', async () => {
  const { status, body } = await org.send('POST', '/ui-api/records', {
    apiName: 'Opportunity',
    fields: { Name: 'New' },
  });
  expect(status).toBe(400);
  const [error] = body as unknown as [
    { output: { errors: unknown[]; fieldErrors: Record<string, unknown[]> } },
  ];
  expect(error).toMatchObject({
    message: 'An error occurred while trying to update the record. Please try again.',
    enhancedErrorType: 'RecordError',
    statusCode: 400,
  });
  expect(Object.keys(error.output.fieldErrors).sort()).toEqual(['CloseDate', 'StageName']);
  expect(error.output.fieldErrors['CloseDate']).toEqual([
    {
      constituentField: null,
      duplicateRecordError: null,
      errorCode: 'REQUIRED_FIELD_MISSING',
      field: 'CloseDate',
      fieldLabel: 'Close Date',
      message: expect.stringContaining('CloseDate'),
    },
  ]);
});

test.each([
  [{ apiName: 'Nothing__c', fields: {} }, 'INVALID_TYPE', 'Object Nothing__c is not supported in UI API'],
  [
    { apiName: 'Task', fields: { Subject: 'Call' } },
    'INVALID_TYPE',
    'Object Task is not supported in UI API',
  ],
  [{ fields: {} }, 'INVALID_INPUT', 'apiName is required'],
  [{ apiName: 'Account' }, 'INVALID_INPUT', 'fields is required'],
])('refuses %j', async (input, errorCode, message) => {
  const { status, body } = await org.send('POST', '/ui-api/records', input);
  expect([status, body]).toEqual([400, [{ errorCode, message }]]);
});
