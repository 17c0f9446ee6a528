import { gzipSync } from 'node:zlib';
import { ended, serveTestOrg } from '../bulk/testing.ts';
import type { Served } from '../bulk/testing.ts';

let served: Served;
let path: string;

beforeEach(async () => {
  served = await serveTestOrg();
  const { id } = (
    await served.send('POST', '/jobs/ingest', { body: { object: 'Account', operation: 'insert' } })
  ).json<{ id: string }>();
  path = `/jobs/ingest/${id}`;
});
afterEach(() => served.close());

const csv = { 'content-type': 'text/csv; charset=UTF-8' };

test('takes one upload, gzip or not', async () => {
  const uploaded = await served.send('PUT', `${path}/batches`, {
    body: gzipSync('Name\nZipped é\n'),
    headers: { ...csv, 'content-encoding': 'gzip' },
  });
  expect(uploaded.statusCode).toBe(201);
  expect(uploaded.body).toBe('');
  const again = await served.send('PUT', `${path}/batches`, { body: 'Name\nB\n', headers: csv });
  expect(again.statusCode).toBe(400);
  expect(again.json()).toMatchObject([
    {
      errorCode: 'CLIENTINPUTERROR',
      message: expect.stringContaining('Found multiple contents for job') as string,
    },
  ]);
  await served.send('PATCH', path, { body: { state: 'UploadComplete' } });
  expect(await ended(served, path.split('/').at(-1) ?? '')).toMatchObject({ state: 'JobComplete' });
  expect([...served.reader.rows('Account')].map((row) => row.Name)).toEqual(['Zipped é']);
});

test('refuses what is no CSV, and a job that is no longer open', async () => {
  const json = await served.send('PUT', `${path}/batches`, { body: { Name: 'x' } });
  expect(json.json()).toEqual([
    { errorCode: 'CLIENTINPUTERROR', message: 'The upload must be CSV with the content type text/csv' },
  ]);
  await served.send('PATCH', path, { body: { state: 'Aborted' } });
  expect(
    (await served.send('PUT', `${path}/batches`, { body: 'Name\nB\n', headers: csv })).json(),
  ).toMatchObject([{ errorCode: 'INVALIDJOBSTATE' }]);
});
