import { serveTestOrg, type Served } from '../bulk/testing.ts';

let served: Served;
beforeAll(async () => {
  served = await serveTestOrg();
});
afterAll(() => served.close());

test('there are none, and none of an object that is not there', async () => {
  expect((await served.send('GET', '/sobjects/Account/describe/approvalLayouts')).json()).toEqual({
    approvalLayouts: [],
  });
  expect((await served.send('GET', '/sobjects/Nope/describe/approvalLayouts')).statusCode).toBe(404);
});
