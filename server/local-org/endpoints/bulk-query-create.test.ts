import { serveTestOrg } from '../bulk/testing.ts';
import type { Served } from '../bulk/testing.ts';

let served: Served;

beforeEach(async () => {
  served = await serveTestOrg();
});
afterEach(() => served.close());

test('answers the job, not yet begun', async () => {
  const created = await served.send('POST', '/jobs/query', {
    body: { operation: 'queryAll', query: 'SELECT Id FROM account', columnDelimiter: 'PIPE' },
  });
  expect(created.statusCode).toBe(200);
  expect(created.json()).toEqual({
    id: expect.stringMatching(/^750\w{15}$/),
    operation: 'queryAll',
    object: 'Account',
    createdById: served.user.id,
    createdDate: '2026-11-20T18:00:00.000+0000',
    systemModstamp: '2026-11-20T18:00:00.000+0000',
    state: 'UploadComplete',
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: 66,
    jobType: 'V2Query',
    lineEnding: 'LF',
    columnDelimiter: 'PIPE',
  });
});

test('the real jsforce makes and awaits a job', async () => {
  served.writer.insert('Account', { Name: 'One' });
  const connection = await served.connect();
  const records: object[] = [];
  const stream = await connection.bulk2.query('SELECT Name, Industry FROM Account', { pollInterval: 20 });
  for await (const record of stream) records.push(record as object);
  expect(records).toEqual([{ Name: 'One', Industry: '' }]);
});

const AGGREGATES = 'Aggregate Relationships not supported in Bulk V2 Query with CSV content type';

test.each([
  [{ operation: 'query', query: 'SELECT COUNT() FROM Account' }, 'API_ERROR', AGGREGATES],
  [
    { operation: 'query', query: 'SELECT Name, COUNT(Id) FROM Account GROUP BY Name' },
    'API_ERROR',
    AGGREGATES,
  ],
  [{ operation: 'query', query: 'SELECT (SELECT Id FROM Contacts) FROM Account' }, 'API_ERROR', AGGREGATES],
  [
    { operation: 'query', query: 'SELECT TYPEOF What WHEN Account THEN Name END FROM Task' },
    'API_ERROR',
    'TYPEOF What: TYPEOF not supported in Bulk V2 Query',
  ],
  [
    { operation: 'query', query: 'SELECT Id FROM Account LIMIT 5 OFFSET 5' },
    'API_ERROR',
    'OFFSET not supported in Bulk V2 Query',
  ],
  [
    { operation: 'query', query: 'SELECT Id FROM OpportunityStage' },
    'INVALIDENTITY',
    "Entity 'OpportunityStage' is not supported by the Bulk API.",
  ],
  [{ operation: 'query', query: '' }, 'INVALIDJOB', 'query is required'],
  [
    { operation: 'fetch', query: 'SELECT Id FROM Account' },
    'INVALIDJOB',
    "operation must be query or queryAll, not 'fetch'",
  ],
  [
    { operation: 'query', query: 'SELECT Id FROM Account', contentType: 'JSON' },
    'INVALIDJOB',
    "contentType must be one of CSV, not 'JSON'",
  ],
])('refuses %j', async (body, errorCode, message) => {
  const refused = await served.send('POST', '/jobs/query', { body });
  expect(refused.statusCode).toBe(400);
  expect(refused.json()).toEqual([{ errorCode, message }]);
});

test('refuses a statement as query does', async () => {
  const refused = await served.send('POST', '/jobs/query', {
    body: { operation: 'query', query: 'SELECT Nope FROM Account' },
  });
  expect(refused.json()).toMatchObject([
    { errorCode: 'INVALID_FIELD', message: expect.stringContaining("No such column 'Nope'") as string },
  ]);
});
