import { serveTestOrg, type Served } from '../bulk/testing.ts';

let served: Served;
beforeAll(async () => {
  served = await serveTestOrg();
});
afterAll(() => served.close());

test('the system default shows the name', async () => {
  const answer = (await served.send('GET', '/sobjects/Account/describe/compactLayouts')).json();
  expect(answer).toMatchObject({
    compactLayouts: [{ name: 'SYSTEM', objectType: 'Account', fieldItems: [{ label: 'Account Name' }] }],
    defaultCompactLayoutId: null,
    recordTypeCompactLayoutMappings: [{ recordTypeName: 'Master' }],
  });
});
