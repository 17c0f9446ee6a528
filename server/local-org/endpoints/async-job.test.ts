import { serveTestOrg, type Served } from '../bulk/testing.ts';
import { idOf, insertAccounts, jobInfo, sendAsync } from '../bulk/v1/testing.ts';

let served: Served;
beforeAll(async () => {
  served = await serveTestOrg();
});
afterAll(() => served.close());

test('a job is told of, and closed once', async () => {
  const path = `/${idOf(await sendAsync(served, '', jobInfo(insertAccounts)))}`;
  expect(await sendAsync(served, path)).toContain('<numberBatchesTotal>0</numberBatchesTotal>');
  const close = jobInfo('<state>Closed</state>');
  expect(await sendAsync(served, path, close)).toContain('<state>Closed</state>');
  expect(await sendAsync(served, path, close)).toContain('InvalidJobState');
  expect(await sendAsync(served, `${path}/batch`, 'Name\nlate\n')).toContain('Job is Closed');
});

test('somebody else’s job is not there', async () => {
  expect(await sendAsync(served, '/7500000000000ZZAAA')).toContain('Unable to find job');
});
