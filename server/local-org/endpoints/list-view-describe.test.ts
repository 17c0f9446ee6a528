import { savedId, serveTestOrg, type Served } from '../bulk/testing.ts';

let served: Served;
beforeAll(async () => {
  served = await serveTestOrg();
});
afterAll(() => served.close());

test('its statement can be asked as it stands', async () => {
  const { listviews } = (await served.send('GET', '/sobjects/Account/listviews')).json();
  const described = (
    await served.send('GET', `/sobjects/Account/listviews/${listviews[1].id}/describe`)
  ).json();
  expect(described).toMatchObject({
    id: listviews[1].id,
    sobjectType: 'Account',
    scope: 'mine',
    orderBy: [{ fieldNameOrPath: 'Name' }, { fieldNameOrPath: 'Id' }],
  });
  expect(described.query).toMatch(
    /^SELECT Name, .* FROM Account USING SCOPE mine ORDER BY Name ASC NULLS FIRST, Id ASC NULLS FIRST$/,
  );
  const id = savedId(served.writer.insert('Account', { Name: 'Mine' }));
  const asked = await served.send('GET', `/query?q=${encodeURIComponent(described.query)}`);
  expect(asked.json()).toMatchObject({ totalSize: 1, records: [{ Id: id, Name: 'Mine' }] });
});

test('a view nobody listed is missing', async () => {
  expect(
    (await served.send('GET', '/sobjects/Account/listviews/00B000000000000AAA/describe')).statusCode,
  ).toBe(404);
});
