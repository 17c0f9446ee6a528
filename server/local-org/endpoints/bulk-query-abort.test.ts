import { serveTestOrg } from '../bulk/testing.ts';

test('aborts a running job once, and nothing else can be set', async () => {
  const served = await serveTestOrg();
  const { id } = (
    await served.send('POST', '/jobs/query', { body: { operation: 'query', query: 'SELECT Id FROM User' } })
  ).json<{ id: string }>();
  const path = `/jobs/query/${id}`;
  expect((await served.send('PATCH', path, { body: { state: 'UploadComplete' } })).json()).toMatchObject([
    { errorCode: 'INVALIDJOBSTATE' },
  ]);
  expect((await served.send('PATCH', path, { body: { state: 'Aborted' } })).json()).toMatchObject({
    id,
    state: 'Aborted',
  });
  expect((await served.send('PATCH', path, { body: { state: 'Aborted' } })).statusCode).toBe(400);
  expect((await served.send('GET', path)).json()).toMatchObject({ state: 'Aborted' });
  expect((await served.send('GET', `${path}/results`)).json()).toMatchObject([
    { errorCode: 'INVALIDJOBSTATE' },
  ]);
  await served.close();
});
