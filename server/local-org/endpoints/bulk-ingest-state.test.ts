import { setImmediate } from 'node:timers/promises';
import { serveTestOrg } from '../bulk/testing.ts';
import type { Served } from '../bulk/testing.ts';

let served: Served;
let path: string;

beforeEach(async () => {
  served = await serveTestOrg();
  const { id } = (
    await served.send('POST', '/jobs/ingest', { body: { object: 'Account', operation: 'insert' } })
  ).json<{ id: string }>();
  path = `/jobs/ingest/${id}`;
  const body = `Name\n${Array.from({ length: 1000 }, (_, i) => `A${i}`).join('\n')}\n`;
  await served.send('PUT', `${path}/batches`, { body, headers: { 'content-type': 'text/csv' } });
});
afterEach(() => served.close());

const set = (state: unknown) => served.send('PATCH', path, { body: { state } });

test('an open job can be aborted, and is then over', async () => {
  expect((await set('Aborted')).json()).toMatchObject({ state: 'Aborted' });
  expect((await set('UploadComplete')).json()).toMatchObject([{ errorCode: 'INVALIDJOBSTATE' }]);
  expect([...served.reader.rows('Account')]).toEqual([]);
});

test('an abort while rows are written keeps those and leaves the rest', async () => {
  expect((await set('UploadComplete')).json()).toMatchObject({ state: 'UploadComplete' });
  let processed = 0;
  for (let polls = 0; processed === 0 && polls < 10_000; polls += 1) {
    processed = (await served.send('GET', path)).json<{ numberRecordsProcessed: number }>()
      .numberRecordsProcessed;
    if (processed === 0) await setImmediate();
  }
  expect((await set('Aborted')).json()).toMatchObject({ state: 'Aborted' });
  const written = [...served.reader.rows('Account')].length;
  const left = (await served.send('GET', `${path}/unprocessedrecords`)).body.trimEnd().split('\n').slice(1);
  expect(written).toBeGreaterThan(0);
  expect(written).toBeLessThan(1000);
  expect(left).toHaveLength(1000 - written);
});

test('refuses other states', async () => {
  expect((await set('JobComplete')).json()).toMatchObject([{ errorCode: 'INVALIDJOBSTATE' }]);
  expect((await set(5)).json()).toMatchObject([
    { errorCode: 'INVALIDJOBSTATE', message: 'state is required' },
  ]);
});
