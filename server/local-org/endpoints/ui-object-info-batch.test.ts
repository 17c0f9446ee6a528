import { sampleApp } from '../ui-api/testing.ts';

test('each object has its own status', async () => {
  const org = await sampleApp();
  const { status, body } = await org.get('/ui-api/object-info/batch/Account,Nothing__c');
  expect(status).toBe(200);
  expect(body).toMatchObject({
    results: [
      { statusCode: 200, result: { apiName: 'Account' } },
      { statusCode: 400, result: [{ errorCode: 'INVALID_TYPE' }] },
    ],
  });
  await org.app.close();
});
