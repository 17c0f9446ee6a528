import { ended, savedId, serveTestOrg } from '../bulk/testing.ts';
import type { Served } from '../bulk/testing.ts';

let served: Served;

beforeEach(async () => {
  served = await serveTestOrg();
});
afterEach(() => served.close());

test('the real jsforce loads records and reads the three result files', async () => {
  const connection = await served.connect();
  const results = await connection.bulk2.loadAndWaitForResults({
    object: 'Account',
    operation: 'insert',
    input: [{ Name: 'One, with "quotes"\nand lines', Industry: 'Energy' }, { Name: '' }],
    pollInterval: 20,
  });
  expect(results.successfulResults).toMatchObject([
    { sf__Created: 'true', Name: 'One, with "quotes"\nand lines' },
  ]);
  expect(results.failedResults).toMatchObject([
    { sf__Error: 'REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --' },
  ]);
  expect(results.unprocessedRecords).toEqual([]);
  expect([...served.reader.rows('Account')].map((row) => row.Industry)).toEqual(['Energy']);
});

test('makes an open job with its upload address', async () => {
  const created = await served.send('POST', '/jobs/ingest', {
    body: { object: 'account', operation: 'update' },
  });
  expect(created.statusCode).toBe(200);
  expect(created.json()).toMatchObject({
    object: 'Account',
    operation: 'update',
    state: 'Open',
    contentType: 'CSV',
    lineEnding: 'LF',
    columnDelimiter: 'COMMA',
    apiVersion: 66,
  });
  const { id, contentUrl } = created.json<{ id: string; contentUrl: string }>();
  expect(id).toMatch(/^750\w{15}$/);
  expect(contentUrl).toBe(`services/data/v66.0/jobs/ingest/${id}/batches`);
});

test('a multipart job carries its data and starts at once', async () => {
  const content = 'Name\r\n"Multi, part"\r\n';
  const body = [
    '--bound',
    'Content-Type: application/json',
    'Content-Disposition: form-data; name="job"',
    '',
    '{"object":"Account","operation":"insert","contentType":"CSV","lineEnding":"CRLF"}',
    '--bound',
    'Content-Type: text/csv',
    'Content-Disposition: form-data; name="content"; filename="content"',
    '',
    content,
    '--bound--',
    '',
  ].join('\r\n');
  const created = await served.send('POST', '/jobs/ingest', {
    body,
    headers: { 'content-type': 'multipart/form-data; boundary=bound' },
  });
  expect(created.json()).toMatchObject({ state: 'UploadComplete' });
  const { id } = created.json<{ id: string }>();
  const job = await ended(served, id);
  expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 1, numberRecordsFailed: 0 });
  expect([...served.reader.rows('Account')].map((row) => row.Name)).toEqual(['Multi, part']);
});

test.each([
  [{ object: 'Foo', operation: 'insert' }, 'INVALIDENTITY', 'Unable to find object: Foo'],
  [
    { object: 'OpportunityStage', operation: 'insert' },
    'INVALIDENTITY',
    "Entity 'OpportunityStage' is not supported by the Bulk API.",
  ],
  [
    { object: 'Account', operation: 'merge' },
    'INVALIDJOB',
    "operation must be one of insert, update, upsert, delete, hardDelete, not 'merge'",
  ],
  [
    { object: 'Account', operation: 'upsert' },
    'INVALIDJOB',
    'External ID was blank for Account. An external ID must be specified for upsert.',
  ],
  [
    { object: 'Account', operation: 'upsert', externalIdFieldName: 'Industry' },
    'INVALIDJOB',
    'Field name provided, Industry does not match an External ID, Salesforce Id, or indexed field for Account',
  ],
  [
    { object: 'Account', operation: 'insert', columnDelimiter: 'DOT' },
    'INVALIDJOB',
    "columnDelimiter must be one of BACKQUOTE, CARET, COMMA, PIPE, SEMICOLON, TAB, not 'DOT'",
  ],
])('refuses %j', async (body, errorCode, message) => {
  const refused = await served.send('POST', '/jobs/ingest', { body });
  expect(refused.statusCode).toBe(400);
  expect(refused.json()).toEqual([{ errorCode, message }]);
});

test('saved helper tells why a save failed', () => {
  expect(() => savedId(served.writer.insert('Account', {}))).toThrow('Required fields are missing: [Name]');
});
