import { savedId, serveTestOrg } from '../bulk/testing.ts';

interface Pages {
  resultPages: { resultLink: string }[];
  nextRecordsUrl: string | null;
  done: boolean;
}

test('hands out five pages at a time, which together hold every row once', async () => {
  const served = await serveTestOrg();
  for (let i = 0; i < 70; i += 1) savedId(served.writer.insert('Account', { Name: `Account ${i}` }));
  const { id } = (
    await served.send('POST', '/jobs/query', {
      body: { operation: 'query', query: 'SELECT Name FROM Account' },
    })
  ).json<{ id: string }>();
  for (let i = 0; i < 2; i += 1) await served.send('GET', `/jobs/query/${id}`);
  const local = (url: string) => url.replace('/services/data/v66.0', '');
  const first = (await served.send('GET', `/jobs/query/${id}/resultPages?maxRecords=10`)).json<Pages>();
  expect(first.resultPages).toHaveLength(5);
  expect(first.done).toBe(false);
  const second = (await served.send('GET', local(first.nextRecordsUrl ?? ''))).json<Pages>();
  expect(second).toMatchObject({ done: true, nextRecordsUrl: null });
  const names: string[] = [];
  for (const { resultLink } of [...first.resultPages, ...second.resultPages]) {
    const [header, ...rows] = (await served.send('GET', local(resultLink))).body.trimEnd().split('\n');
    expect(header).toBe('"Name"');
    names.push(...rows);
  }
  expect(names).toEqual(Array.from({ length: 70 }, (_, i) => `"Account ${i}"`));
  await served.close();
});
