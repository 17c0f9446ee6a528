import { serveTestOrg, type Served } from '../bulk/testing.ts';
import { finishedBatch, idOf, insertAccounts, jobInfo, sendAsync } from '../bulk/v1/testing.ts';

let served: Served;
beforeAll(async () => {
  served = await serveTestOrg();
});
afterAll(() => served.close());

test('each row of a batch is told by a line, in its order', async () => {
  const path = `/${idOf(await sendAsync(served, '', jobInfo(insertAccounts)))}/batch`;
  const batch = idOf(await sendAsync(served, path, 'Name\nOne\n""\n'));
  await finishedBatch(served, `${path}/${batch}`);
  const told = await sendAsync(served, `${path}/${batch}/result`);
  const [one] = served.reader.lookup('Account', 'Name', 'One');
  const [first, second] = told.trim().split('\n').slice(1);
  expect(told).toMatch(/^200 "Id","Success","Created","Error"/);
  expect(first).toBe(`"${one?.Id}","true","true",""`);
  expect(second).toMatch(/^"","false","false","REQUIRED_FIELD_MISSING/);
});
