import { sampleApp, type SampleApp } from '../ui-api/testing.ts';

let org: SampleApp;
beforeAll(async () => {
  org = await sampleApp();
});
afterAll(() => org.app.close());

test('each record has its own status, in the order asked', async () => {
  const { alpha, beta } = org.ids;
  const missing = '0064L0000000zzzQAA';
  const { status, body } = await org.get(
    `/ui-api/records/batch/${beta},${missing},${alpha}?fields=Opportunity.Name`,
  );
  expect(status).toBe(200);
  expect(body).toMatchObject({
    hasErrors: true,
    results: [
      { statusCode: 200, result: { id: beta, fields: { Name: { value: 'Beta' } } } },
      { statusCode: 404, result: [{ errorCode: 'NOT_FOUND' }] },
      { statusCode: 200, result: { id: alpha } },
    ],
  });
});

test('more than 200 are too many', async () => {
  const ids = Array.from({ length: 201 }, () => 'x').join(',');
  const { status, body } = await org.get(`/ui-api/records/batch/${ids}?fields=Opportunity.Name`);
  expect(status).toBe(400);
  expect(body[0]).toMatchObject({ message: 'a batch takes up to 200 record ids, not 201' });
});
