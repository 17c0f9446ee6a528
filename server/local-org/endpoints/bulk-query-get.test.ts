import { bulkSettings } from '../bulk/settings.ts';
import { serveTestOrg } from '../bulk/testing.ts';

test('polls pass through InProgress to JobComplete, as many as the org is set to', async () => {
  const served = await serveTestOrg();
  bulkSettings(served.org).pollsInProgress = 2;
  const { id } = (
    await served.send('POST', '/jobs/query', { body: { operation: 'query', query: 'SELECT Id FROM User' } })
  ).json<{ id: string }>();
  const states: unknown[] = [];
  for (let i = 0; i < 4; i += 1)
    states.push((await served.send('GET', `/jobs/query/${id}`)).json<{ state: string }>().state);
  expect(states).toEqual(['InProgress', 'InProgress', 'JobComplete', 'JobComplete']);
  expect((await served.send('GET', `/jobs/query/${id.slice(0, 15)}`)).json()).toMatchObject({
    jobType: 'V2Query',
    numberRecordsProcessed: 1,
    retries: 0,
  });
  const unknown = await served.send('GET', '/jobs/query/750000000000001AAA');
  expect(unknown.statusCode).toBe(404);
  expect(unknown.json()).toEqual([
    { errorCode: 'NOT_FOUND', message: 'The requested resource does not exist' },
  ]);
  await served.close();
});
