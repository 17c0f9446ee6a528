import { serveTestOrg } from './testing.ts';

test('the oldest ended jobs are forgotten, open ones never', async () => {
  const served = await serveTestOrg();
  const open = (
    await served.send('POST', '/jobs/ingest', { body: { object: 'Account', operation: 'insert' } })
  ).json<{ id: string }>();
  const ids: string[] = [];
  for (let i = 0; i < 201; i += 1) {
    const { id } = (
      await served.send('POST', '/jobs/query', { body: { operation: 'query', query: 'SELECT Id FROM User' } })
    ).json<{ id: string }>();
    await served.send('PATCH', `/jobs/query/${id}`, { body: { state: 'Aborted' } });
    ids.push(id);
  }
  const status = async (path: string) => (await served.send('GET', path)).statusCode;
  expect(await status(`/jobs/query/${ids[0] ?? ''}`)).toBe(404);
  expect(await status(`/jobs/query/${ids[200] ?? ''}`)).toBe(200);
  expect(await status(`/jobs/ingest/${open.id}`)).toBe(200);
  await served.close();
});
