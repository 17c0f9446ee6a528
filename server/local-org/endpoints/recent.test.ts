import { savedId, serveTestOrg, type Served } from '../bulk/testing.ts';

let served: Served;
const ids: string[] = [];
beforeAll(async () => {
  served = await serveTestOrg();
  for (const Name of ['A', 'B', 'C']) ids.push(savedId(served.writer.insert('Account', { Name })));
});
afterAll(() => served.close());

const view = (soql: string) => served.send('GET', `/query?q=${encodeURIComponent(soql)}`);
const names = async (path: string) =>
  (await served.send('GET', path)).json<{ Name: string }[]>().map((item) => item.Name);

test('what was queried FOR VIEW, latest first, and no longer when it is gone', async () => {
  await view('SELECT Id FROM Account');
  expect(await names('/recent')).toEqual([]);
  await view("SELECT Id FROM Account WHERE Name = 'A' FOR VIEW");
  await view("SELECT Id FROM Account WHERE Name = 'C' FOR VIEW");
  await view("SELECT Id FROM Account WHERE Name = 'A' FOR VIEW");
  expect(await names('/recent')).toEqual(['A', 'C']);
  expect(await names('/recent?limit=1')).toEqual(['A']);
  const { recentItems } = (await served.send('GET', '/sobjects/Account')).json();
  expect(recentItems[1]).toEqual({
    attributes: { type: 'Account', url: `/services/data/v66.0/sobjects/Account/${ids[2]}` },
    Id: ids[2],
    Name: 'C',
  });
  expect((await served.send('GET', '/sobjects/Contact')).json().recentItems).toEqual([]);
  served.writer.delete('Account', ids[0] ?? '');
  expect(await names('/recent')).toEqual(['C']);
  expect((await served.send('GET', '/recent?limit=x')).statusCode).toBe(400);
});
