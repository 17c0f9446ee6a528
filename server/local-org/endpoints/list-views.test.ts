import { serveTestOrg, type Served } from '../bulk/testing.ts';

let served: Served;
beforeAll(async () => {
  served = await serveTestOrg();
});
afterAll(() => served.close());

const labels = async (object: string) =>
  (await served.send('GET', `/sobjects/${object}/listviews`))
    .json<{ listviews: { label: string }[] }>()
    .listviews.map((view) => view.label);

test('all records, and the reader’s own where records have owners', async () => {
  expect(await labels('Account')).toEqual(['All Accounts', 'My Accounts']);
  expect(await labels('Touchline_Scorecard__c')).toHaveLength(1);
  const twice = await Promise.all([1, 2].map(() => served.send('GET', '/sobjects/Account/listviews')));
  expect(twice[0]?.json()).toEqual(twice[1]?.json());
});
