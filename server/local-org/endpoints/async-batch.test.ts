import { serveTestOrg, type Served } from '../bulk/testing.ts';
import { finishedBatch, idOf, insertAccounts, jobInfo, sendAsync } from '../bulk/v1/testing.ts';

let served: Served;
beforeAll(async () => {
  served = await serveTestOrg();
});
afterAll(() => served.close());

test('a batch says how it stands, and how many of its rows failed', async () => {
  const path = `/${idOf(await sendAsync(served, '', jobInfo(insertAccounts)))}/batch`;
  const batch = idOf(await sendAsync(served, path, 'Name\nOne\n""\n'));
  const told = await finishedBatch(served, `${path}/${batch}`);
  expect(told).toContain('<state>Completed</state>');
  expect(told).toContain('<numberRecordsProcessed>2</numberRecordsProcessed>');
  expect(told).toContain('<numberRecordsFailed>1</numberRecordsFailed>');
  expect(await sendAsync(served, path)).toMatch(/^200 .*batchInfoList/s);
});

test('a batch of no job, or of another one, is not there', async () => {
  const [one, other] = await Promise.all([
    sendAsync(served, '', jobInfo(insertAccounts)),
    sendAsync(served, '', jobInfo(insertAccounts)),
  ]);
  const batch = idOf(await sendAsync(served, `/${idOf(one)}/batch`, 'Name\nOne\n'));
  expect(await sendAsync(served, `/${idOf(other)}/batch/${batch}`)).toContain('InvalidBatch');
  expect(await sendAsync(served, `/${idOf(one)}/batch/751000000000000AAA`)).toContain('InvalidBatch');
});
