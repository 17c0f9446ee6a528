import { sampleApp, type SampleApp } from '../ui-api/testing.ts';

let org: SampleApp;
beforeAll(async () => {
  org = await sampleApp();
});
afterAll(() => org.app.close());

const master = '012000000000000AAA';

test('values in the list’s order', async () => {
  const path = `/ui-api/object-info/Touchline_Scorecard__c/picklist-values/${master}/Period_Type__c`;
  const { status, body } = await org.get(path);
  expect(status).toBe(200);
  expect(body).toEqual({
    controllerValues: {},
    defaultValue: null,
    eTag: expect.any(String),
    url: `/services/data/v66.0${path}`,
    values: [
      { attributes: null, label: 'Week', validFor: [], value: 'week' },
      { attributes: null, label: 'Fiscal month', validFor: [], value: 'fiscal-month' },
      { attributes: null, label: 'Fiscal quarter', validFor: [], value: 'fiscal-quarter' },
    ],
  });
});

test.each([
  [`Opportunity/picklist-values/${master}/Amount`, 400, 'Opportunity.Amount is not a picklist'],
  [`Opportunity/picklist-values/${master}/Secret__c`, 400, 'Opportunity.Secret__c is not a field'],
  ['Opportunity/picklist-values/012000000000009AAA/StageName', 404, 'The requested resource does not exist'],
])('refuses %s', async (path, status, message) => {
  const reply = await org.get(`/ui-api/object-info/${path}`);
  expect(reply.status).toBe(status);
  expect(reply.body[0]).toMatchObject({ message });
});
