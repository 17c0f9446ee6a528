import { serveTestOrg } from '../bulk/testing.ts';

test('deletes a finished job; a running one stays', async () => {
  const served = await serveTestOrg();
  const { id } = (
    await served.send('POST', '/jobs/query', { body: { operation: 'query', query: 'SELECT Id FROM User' } })
  ).json<{ id: string }>();
  expect((await served.send('DELETE', `/jobs/query/${id}`)).json()).toMatchObject([
    { errorCode: 'INVALIDJOBSTATE' },
  ]);
  await served.send('PATCH', `/jobs/query/${id}`, { body: { state: 'Aborted' } });
  expect((await served.send('DELETE', `/jobs/query/${id}`)).statusCode).toBe(204);
  expect((await served.send('GET', `/jobs/query/${id}`)).statusCode).toBe(404);
  await served.close();
});
