import type { Connection } from 'jsforce';
import { savedId, serveTestOrg, type Served } from '../bulk/testing.ts';
import { connectBulk, finishedBatch, idOf, insertAccounts, jobInfo, sendAsync } from '../bulk/v1/testing.ts';

let served: Served;
let connection: Connection;
beforeAll(async () => {
  served = await serveTestOrg();
  connection = await connectBulk(served);
  const account = savedId(served.writer.insert('Account', { Name: 'One "and only"', NumberOfEmployees: 3 }));
  savedId(served.writer.insert('Contact', { LastName: 'Reader', AccountId: account }));
});
afterAll(() => served.close());

const query = async (text: string) => (await connection.bulk.query(text)).toArray();

test('the real jsforce reads records, parents and deleted ones', async () => {
  expect(await query('SELECT Id, Name, NumberOfEmployees, Phone FROM Account')).toEqual([
    { Id: expect.stringMatching(/^001/), Name: 'One "and only"', NumberOfEmployees: '3', Phone: '' },
  ]);
  expect(await query('SELECT LastName, Account.Name FROM Contact')).toEqual([
    { LastName: 'Reader', 'Account.Name': 'One "and only"' },
  ]);
  expect(await query("SELECT Id FROM Account WHERE Name = 'Nobody'")).toEqual([]);
});

const queryOf = (object: string, operation = 'query') =>
  jobInfo(insertAccounts.replace('insert', operation).replace('Account', object));
const asked = async (text: string, object = 'Account', operation = 'query') => {
  const path = `/${idOf(await sendAsync(served, '', queryOf(object, operation)))}/batch`;
  const batch = `${path}/${idOf(await sendAsync(served, path, text))}`;
  return { batch, told: await finishedBatch(served, batch) };
};

test('a batch has one result, whose rows are counted', async () => {
  const { batch, told } = await asked('SELECT Name FROM Account');
  expect(told).toMatch(/<state>Completed<\/state>.*<numberRecordsProcessed>1<\/numberRecordsProcessed>/s);
  const list = await sendAsync(served, `${batch}/result`);
  expect(list).toMatch(
    /^200 .*<result-list xmlns="[^"]+">\s*<result>752\w{15}<\/result>\s*<\/result-list>$/s,
  );
  const [, result = ''] = /<result>(\w+)</.exec(list) ?? [];
  expect(await sendAsync(served, `${batch}/result/${result}`)).toBe('200 "Name"\n"One ""and only"""\n');
  expect(await sendAsync(served, `${batch}/result/752000000000000AAA`)).toContain('Unable to find result');
});

test('nothing found is said in words', async () => {
  const { batch } = await asked("SELECT Name FROM Account WHERE Name = 'Nobody'");
  const [, result = ''] = /<result>(\w+)</.exec(await sendAsync(served, `${batch}/result`)) ?? [];
  expect(await sendAsync(served, `${batch}/result/${result}`)).toBe('200 Records not found for this query');
});

test('queryAll sees the recycle bin', async () => {
  const gone = savedId(served.writer.insert('Account', { Name: 'Gone' }));
  served.writer.delete('Account', gone);
  const text = "SELECT Id FROM Account WHERE Name = 'Gone'";
  expect((await asked(text)).told).toContain('<numberRecordsProcessed>0<');
  expect((await asked(text, 'Account', 'queryAll')).told).toContain('<numberRecordsProcessed>1<');
});

test.each([
  ['SELECT Nope FROM Account', 'INVALID_FIELD'],
  [
    'SELECT BillingAddress FROM Account',
    'FUNCTIONALITY_NOT_ENABLED: Selecting compound data not supported in Bulk Query',
  ],
  ['SELECT COUNT(Id) FROM Account', 'FUNCTIONALITY_NOT_ENABLED'],
  ['SELECT Id, (SELECT Id FROM Contacts) FROM Account', 'FUNCTIONALITY_NOT_ENABLED'],
  ['SELECT Id FROM Account LIMIT 1 OFFSET 1', 'FUNCTIONALITY_NOT_ENABLED'],
  ['SELECT Id FROM Contact', 'INVALID_TYPE'],
])('fails the batch: %s', async (text, why) => {
  const { told } = await asked(text);
  expect(told).toContain('<state>Failed</state>');
  expect(told).toContain(`InvalidBatch : Failed to process query: ${why}`);
});
