import { sampleApp, type SampleApp } from '../ui-api/testing.ts';

let org: SampleApp;
beforeAll(async () => {
  org = await sampleApp();
});
afterAll(() => org.app.close());

test('says what a form needs to know of an object', async () => {
  const { status, body } = await org.get('/ui-api/object-info/Opportunity');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    apiName: 'Opportunity',
    label: 'Opportunity',
    labelPlural: 'Opportunities',
    keyPrefix: '006',
    custom: false,
    nameFields: ['Name'],
    defaultRecordTypeId: '012000000000000AAA',
    recordTypeInfos: { '012000000000000AAA': { master: true, name: 'Master', available: true } },
  });
  const fields = body.fields as Record<string, object>;
  expect(fields['Name']).toMatchObject({
    dataType: 'String',
    required: true,
    nameField: true,
    label: 'Name',
  });
  expect(fields['Amount']).toMatchObject({ dataType: 'Currency', required: false });
  expect(fields['AccountId']).toMatchObject({
    dataType: 'Reference',
    relationshipName: 'Account',
    polymorphicForeignKey: false,
    referenceToInfos: [{ apiName: 'Account', nameFields: ['Name'] }],
  });
  expect(body.childRelationships).toContainEqual(
    expect.objectContaining({
      childObjectApiName: 'Touchline_Deal_Review__c',
      fieldName: 'Opportunity__c',
      relationshipName: 'Touchline_Deal_Reviews__r',
    }),
  );
});

test.each(['Nothing__c', 'OpportunityStage'])('does not carry %s', async (name) => {
  const { status, body } = await org.get(`/ui-api/object-info/${name}`);
  expect([status, body]).toEqual([
    400,
    [{ errorCode: 'INVALID_TYPE', message: `Object ${name} is not supported in UI API` }],
  ]);
});
