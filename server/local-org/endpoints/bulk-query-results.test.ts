import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { bulkSettings } from '../bulk/settings.ts';
import { savedId, serveTestOrg } from '../bulk/testing.ts';
import type { Served } from '../bulk/testing.ts';

let served: Served;

beforeEach(async () => {
  served = await serveTestOrg();
});
afterEach(() => served.close());

async function finishedJob(body: object): Promise<string> {
  const created = await served.send('POST', '/jobs/query', { body: { operation: 'query', ...body } });
  expect(created.statusCode).toBe(200);
  const { id } = created.json<{ id: string }>();
  await served.send('GET', `/jobs/query/${id}`);
  expect((await served.send('GET', `/jobs/query/${id}`)).json()).toMatchObject({ state: 'JobComplete' });
  return id;
}

test('ten pages, each with its header, hold every row once and in order', async () => {
  for (let i = 0; i < 95; i += 1) savedId(served.writer.insert('Account', { Name: `Account ${i}` }));
  bulkSettings(served.org).pageRows = 10;
  const id = await finishedJob({ query: 'SELECT Id, Name FROM Account' });
  const names: string[] = [];
  const counts: number[] = [];
  for (let locator = ''; locator !== 'null';) {
    const page = await served.send('GET', `/jobs/query/${id}/results${locator ? `?locator=${locator}` : ''}`);
    expect(page.headers['content-type']).toMatch(/^text\/csv/);
    const [header, ...rows] = parse(page.body) as string[][];
    expect(header).toEqual(['Id', 'Name']);
    counts.push(Number(page.headers['sforce-numberofrecords']));
    expect(rows).toHaveLength(counts.at(-1) ?? -1);
    names.push(...rows.map((row) => row[1] ?? ''));
    locator = String(page.headers['sforce-locator']);
  }
  expect(counts).toEqual([10, 10, 10, 10, 10, 10, 10, 10, 10, 5]);
  expect(names).toEqual(Array.from({ length: 95 }, (_, i) => `Account ${i}`));
});

test('values are quoted, nulls empty, decimals and datetimes as the Bulk API writes them', async () => {
  const account = savedId(served.writer.insert('Account', { Name: 'A "quoted", name\nin two lines' }));
  savedId(
    served.writer.insert('Opportunity', {
      Name: 'Deal',
      Amount: 100,
      AccountId: account,
      StageName: 'Prospecting',
      CloseDate: '2026-12-01',
    }),
  );
  const id = await finishedJob({
    query: 'SELECT Name, Account.Name, Amount, CloseDate, CreatedDate, IsWon, NextStep FROM Opportunity',
  });
  const page = await served.send('GET', `/jobs/query/${id}/results`);
  expect(page.body).toBe(
    '"Name","Account.Name","Amount","CloseDate","CreatedDate","IsWon","NextStep"\n' +
      '"Deal","A ""quoted"", name\nin two lines","100.0","2026-12-01","2026-11-20T18:00:00.000Z","false",""\n',
  );
});

test('the job shows the rows of its start, whatever is written later', async () => {
  const kept = savedId(served.writer.insert('Account', { Name: 'Before' }));
  savedId(served.writer.insert('Contact', { LastName: 'Doe', AccountId: kept }));
  const accounts = await finishedJob({ query: 'SELECT Name FROM Account' });
  const contacts = await finishedJob({ query: 'SELECT Account.Name FROM Contact' });
  served.writer.update('Account', kept, { Name: 'After' });
  served.writer.insert('Account', { Name: 'New' });
  expect((await served.send('GET', `/jobs/query/${accounts}/results`)).body).toBe('"Name"\n"Before"\n');
  expect((await served.send('GET', `/jobs/query/${contacts}/results`)).body).toBe(
    '"Account.Name"\n"Before"\n',
  );
});

test('gzip, delimiter, line ending and maxRecords as asked', async () => {
  for (let i = 0; i < 600; i += 1) savedId(served.writer.insert('Account', { Name: `Account ${i}` }));
  const id = await finishedJob({
    query: 'SELECT Id, Name FROM Account',
    columnDelimiter: 'TAB',
    lineEnding: 'CRLF',
  });
  const page = await served.send('GET', `/jobs/query/${id}/results?maxRecords=500`, {
    headers: { 'accept-encoding': 'gzip, deflate' },
  });
  expect(page.headers['content-encoding']).toBe('gzip');
  expect(page.headers['sforce-numberofrecords']).toBe('500');
  const lines = gunzipSync(page.rawPayload).toString().split('\r\n');
  expect(lines[0]).toBe('"Id"\t"Name"');
  expect(lines).toHaveLength(502);
});

test('no rows: one page with a header, and no further one', async () => {
  const id = await finishedJob({ query: 'SELECT Id FROM Account' });
  const page = await served.send('GET', `/jobs/query/${id}/results`);
  expect(page.body).toBe('"Id"\n');
  expect(page.headers).toMatchObject({ 'sforce-locator': 'null', 'sforce-numberofrecords': '0' });
});

test('refuses results of an unfinished job and locators it never gave', async () => {
  const created = await served.send('POST', '/jobs/query', {
    body: { operation: 'query', query: 'SELECT Id FROM User' },
  });
  const { id } = created.json<{ id: string }>();
  const early = await served.send('GET', `/jobs/query/${id}/results`);
  expect(early.statusCode).toBe(400);
  expect(early.json()).toMatchObject([{ errorCode: 'INVALIDJOBSTATE' }]);
  const done = await finishedJob({ query: 'SELECT Id FROM User' });
  const wild = await served.send('GET', `/jobs/query/${done}/results?locator=MTAwMDAw`);
  expect(wild.json()).toMatchObject([{ errorCode: 'INVALID_QUERY_LOCATOR' }]);
});
