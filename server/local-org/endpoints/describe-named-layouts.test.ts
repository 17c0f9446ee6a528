import { serveTestOrg, type Served } from '../bulk/testing.ts';

let served: Served;
beforeAll(async () => {
  served = await serveTestOrg();
});
afterAll(() => served.close());

test('users have one more layout, and only users', async () => {
  const { layouts } = (await served.send('GET', '/sobjects/User/describe/namedLayouts/UserAlt')).json();
  expect(layouts).toHaveLength(1);
  expect((await served.send('GET', '/sobjects/User/describe/namedLayouts/Other')).statusCode).toBe(404);
  expect((await served.send('GET', '/sobjects/Account/describe/namedLayouts/UserAlt')).statusCode).toBe(404);
});
