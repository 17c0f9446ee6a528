import { ingest, serveTestOrg } from '../bulk/testing.ts';

test('a failed job shows its rows untouched, a finished one none', async () => {
  const served = await serveTestOrg();
  const failed = await ingest(served, { object: 'Account', operation: 'insert' }, 'Name,Foo\nA,1\nB,2\n');
  expect((await served.send('GET', `/jobs/ingest/${failed.id}/unprocessedrecords`)).body).toBe(
    '"Name","Foo"\n"A","1"\n"B","2"\n',
  );
  const done = await ingest(served, { object: 'Account', operation: 'insert' }, 'Name\nA\n');
  expect((await served.send('GET', `/jobs/ingest/${done.id}/unprocessedrecords`)).body).toBe('"Name"\n');
  await served.close();
});
