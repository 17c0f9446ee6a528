import { ingest, serveTestOrg } from '../bulk/testing.ts';

test('an open job stays, an ended one goes', async () => {
  const served = await serveTestOrg();
  const open = (
    await served.send('POST', '/jobs/ingest', { body: { object: 'Account', operation: 'insert' } })
  ).json<{ id: string }>();
  expect((await served.send('DELETE', `/jobs/ingest/${open.id}`)).json()).toMatchObject([
    { errorCode: 'INVALIDJOBSTATE' },
  ]);
  const done = await ingest(served, { object: 'Account', operation: 'insert' }, 'Name\nA\n');
  expect((await served.send('DELETE', `/jobs/ingest/${done.id}`)).statusCode).toBe(204);
  expect((await served.send('GET', `/jobs/ingest/${done.id}`)).statusCode).toBe(404);
  await served.close();
});
