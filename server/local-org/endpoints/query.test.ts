import { savedId, serveTestOrg } from '../bulk/testing.ts';
import type { Served } from '../bulk/testing.ts';

let served: Served;

beforeEach(async () => {
  served = await serveTestOrg();
});
afterEach(() => served.close());

const ask = (soql: string, more = '') => served.send('GET', `/query?q=${encodeURIComponent(soql)}${more}`);

test('the real jsforce reads records and parents', async () => {
  const account = savedId(served.writer.insert('Account', { Name: 'O\'Neil, "Sons"' }));
  savedId(served.writer.insert('Contact', { LastName: 'Doe', AccountId: account }));
  const connection = await served.connect();
  const answer = await connection.query('SELECT LastName, Account.Name FROM Contact');
  expect(answer).toMatchObject({
    totalSize: 1,
    done: true,
    records: [{ LastName: 'Doe', Account: { Name: 'O\'Neil, "Sons"' } }],
  });
  await expect(connection.query('SELECT Nope FROM Contact')).rejects.toMatchObject({
    errorCode: 'INVALID_FIELD',
  });
});

test('COUNT() has a total and no records', async () => {
  savedId(served.writer.insert('Account', { Name: 'One' }));
  expect((await ask('SELECT COUNT() FROM Account')).json()).toEqual({
    totalSize: 1,
    done: true,
    records: [],
  });
});

test('columns=true describes what would come', async () => {
  const columns = (await ask('SELECT Id, Account.Name, Amount FROM Opportunity', '&columns=true')).json<{
    columnMetadata: object[];
  }>();
  expect(columns).toMatchObject({
    entityName: 'Opportunity',
    groupBy: false,
    idSelected: true,
    keyPrefix: '006',
  });
  expect(columns.columnMetadata).toMatchObject([
    { columnName: 'Id', apexType: 'Id' },
    { columnName: 'Account', joinColumns: [{ columnName: 'Name', textType: true }] },
    { columnName: 'Amount', numberType: true },
  ]);
  expect(
    (await ask('SELECT StageName, COUNT(Id) FROM Opportunity GROUP BY StageName', '&columns=true')).json(),
  ).toMatchObject({
    groupBy: true,
    columnMetadata: [
      { columnName: 'StageName', aggregate: false },
      { columnName: 'expr0', aggregate: true, numberType: true },
    ],
  });
});

test('columns=true tells the columns of a child subquery too', async () => {
  const soql = 'SELECT Name, (SELECT LastName, Account.Name FROM Contacts) FROM Account';
  expect((await ask(soql, '&columns=true')).json()).toMatchObject({
    columnMetadata: [
      { columnName: 'Name', aggregate: false },
      {
        columnName: 'Contacts',
        aggregate: true,
        joinColumns: [
          { columnName: 'LastName' },
          { columnName: 'Account', joinColumns: [{ columnName: 'Name' }] },
        ],
      },
    ],
  });
});

test('a refusal is 400 with the code and the excerpt', async () => {
  const refused = await ask('SELECT Idx FROM Account');
  expect(refused.statusCode).toBe(400);
  const [error] = refused.json<{ errorCode: string; message: string }[]>();
  expect(error?.errorCode).toBe('INVALID_FIELD');
  expect(error?.message).toMatch(
    /^\nSELECT Idx FROM Account\n {7}\^\nERROR at Row:1:Column:8\nNo such column 'Idx'/,
  );
});

test('explain tells by which index rows are found, of a statement or of a list view', async () => {
  const id = savedId(served.writer.insert('Account', { Name: 'One' }));
  savedId(served.writer.insert('Account', { Name: 'Two' }));
  const plan = async (asked: string) =>
    (await served.send('GET', `/query?explain=${encodeURIComponent(asked)}`)).json();
  expect(await plan(`SELECT Name FROM Account WHERE Id = '${id}'`)).toMatchObject({
    plans: [
      {
        cardinality: 1,
        fields: ['Id'],
        leadingOperationType: 'Index',
        relativeCost: 0.5,
        sobjectCardinality: 2,
        sobjectType: 'Account',
      },
    ],
  });
  const { listviews } = (await served.send('GET', '/sobjects/Account/listviews')).json();
  expect(await plan(listviews[0].id)).toMatchObject({
    plans: [{ leadingOperationType: 'TableScan', cardinality: 2 }],
    sourceQuery: expect.stringContaining('FROM Account ORDER BY'),
  });
  expect(await plan('SELECT Nope FROM Account')).toMatchObject([{ errorCode: 'INVALID_FIELD' }]);
  expect(await plan('00B000000000000AAA')).toMatchObject([{ errorCode: 'NOT_FOUND' }]);
});

test('no statement', async () => {
  expect((await served.send('GET', '/query')).json()).toEqual([
    { errorCode: 'MALFORMED_QUERY', message: 'A query string has to be specified' },
  ]);
});
