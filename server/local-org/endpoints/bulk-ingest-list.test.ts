import { serveTestOrg } from '../bulk/testing.ts';

test('lists the ingest jobs, not the query jobs', async () => {
  const served = await serveTestOrg();
  const { id } = (
    await served.send('POST', '/jobs/ingest', { body: { object: 'Account', operation: 'insert' } })
  ).json<{ id: string }>();
  await served.send('POST', '/jobs/query', { body: { operation: 'query', query: 'SELECT Id FROM User' } });
  expect((await served.send('GET', '/jobs/ingest')).json()).toMatchObject({
    done: true,
    records: [{ id, state: 'Open', jobType: 'V2Ingest' }],
  });
  await served.close();
});
