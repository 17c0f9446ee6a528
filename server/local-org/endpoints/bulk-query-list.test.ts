import { serveTestOrg } from '../bulk/testing.ts';

test('lists the query jobs, not the ingest jobs', async () => {
  const served = await serveTestOrg();
  const { id } = (
    await served.send('POST', '/jobs/query', { body: { operation: 'query', query: 'SELECT Id FROM User' } })
  ).json<{ id: string }>();
  await served.send('POST', '/jobs/ingest', { body: { object: 'Account', operation: 'insert' } });
  expect((await served.send('GET', '/jobs/query')).json()).toMatchObject({
    done: true,
    nextRecordsUrl: null,
    records: [{ id, jobType: 'V2Query' }],
  });
  await served.close();
});
