import { serveTestOrg, type Served } from '../bulk/testing.ts';

let served: Served;
beforeAll(async () => {
  served = await serveTestOrg();
});
afterAll(() => served.close());

test('the master record type has the layout of the object; others are missing', async () => {
  const path = '/sobjects/Account/describe/layouts';
  const { layouts } = (await served.send('GET', path)).json();
  expect((await served.send('GET', `${path}/012000000000000AAA`)).json()).toEqual(layouts[0]);
  expect((await served.send('GET', `${path}/012000000000001AAA`)).statusCode).toBe(404);
});
