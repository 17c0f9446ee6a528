import { savedId, serveTestOrg } from '../bulk/testing.ts';

test('sees the recycle bin, which query does not', async () => {
  const served = await serveTestOrg();
  const gone = savedId(served.writer.insert('Account', { Name: 'Gone' }));
  savedId(served.writer.insert('Account', { Name: 'Here' }));
  served.writer.delete('Account', gone);
  const connection = await served.connect();
  const statement = 'SELECT Name, IsDeleted FROM Account ORDER BY Name';
  expect((await connection.query(statement)).records).toMatchObject([{ Name: 'Here' }]);
  expect((await connection.query(statement, { scanAll: true })).records).toMatchObject([
    { Name: 'Gone', IsDeleted: true },
    { Name: 'Here', IsDeleted: false },
  ]);
  await served.close();
});
