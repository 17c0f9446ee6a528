import { setImmediate } from 'node:timers/promises';
import { goneForGood } from '../dml/delete-log.ts';
import { ingest, savedId, serveTestOrg } from '../bulk/testing.ts';
import type { Served } from '../bulk/testing.ts';

let served: Served;

beforeEach(async () => {
  served = await serveTestOrg();
});
afterEach(() => served.close());

const subjects = () => [...served.reader.rows('Touchline_Subject__c')];

test('upsert by external id creates and updates, with a parent by its external id', async () => {
  const job = { object: 'Touchline_Subject__c', operation: 'upsert', externalIdFieldName: 'Key__c' };
  savedId(
    served.writer.insert('Touchline_Subject__c', {
      Name: 'Team',
      Key__c: 'team:1',
      Kind__c: 'team',
      Segment__c: 'kept',
    }),
  );
  const done = await ingest(
    served,
    job,
    'Key__c,Name,Kind__c,Parent__r.Key__c,Segment__c\nteam:1,Team One,,,\nperson:1,"Ann, Lee",person,team:1,big\nperson:2,Bob,person,team:9,\n',
  );
  expect(done).toMatchObject({
    state: 'JobComplete',
    externalIdFieldName: 'Key__c',
    numberRecordsProcessed: 3,
    numberRecordsFailed: 1,
  });
  const [team, person] = subjects();
  expect(team).toMatchObject({ Name: 'Team One', Kind__c: 'team', Segment__c: 'kept' });
  expect(person).toMatchObject({ Name: 'Ann, Lee', Parent__c: team?.Id, Segment__c: 'big' });
  expect(subjects()).toHaveLength(2);
});

test('update: an empty cell leaves the field, #N/A empties it; the wrong id fails alone', async () => {
  const id = savedId(
    served.writer.insert('Account', { Name: 'A', Industry: 'Energy', Phone: '1', NumberOfEmployees: 5 }),
  );
  const done = await ingest(
    served,
    { object: 'Account', operation: 'update' },
    `Id,Name,Industry,Phone,NumberOfEmployees\n${id},,#N/A,2,7\n,x,,,\n001000000000001AAA,x,,,\n`,
  );
  expect(done).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 2 });
  expect(served.reader.get('Account', id)).toMatchObject({
    Name: 'A',
    Industry: null,
    Phone: '2',
    NumberOfEmployees: 7,
  });
});

test('delete goes to the recycle bin, hardDelete past it, details included', async () => {
  const subject = () =>
    savedId(served.writer.insert('Touchline_Subject__c', { Name: 'S', Kind__c: 'person' }));
  const quota = (parent: string) =>
    savedId(
      served.writer.insert('Touchline_Quota__c', {
        Subject__c: parent,
        Period_Start__c: '2026-11-01',
        Amount__c: 5,
      }),
    );
  const [soft, hard] = [subject(), subject()];
  const [softQuota, hardQuota] = [quota(soft), quota(hard)];
  expect(
    await ingest(served, { object: 'Touchline_Subject__c', operation: 'delete' }, `Id\n${soft}\n`),
  ).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 0 });
  expect(
    await ingest(served, { object: 'Touchline_Subject__c', operation: 'hardDelete' }, `Id\n${hard}\n`),
  ).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 0 });
  expect(served.org.store.table('Touchline_Subject__c').get(soft)).toMatchObject({ IsDeleted: true });
  expect(served.org.store.table('Touchline_Quota__c').get(softQuota)).toMatchObject({ IsDeleted: true });
  expect(served.org.store.table('Touchline_Subject__c').get(hard)).toBeUndefined();
  expect(served.org.store.table('Touchline_Quota__c').get(hardQuota)).toBeUndefined();
  expect(goneForGood(served.org, 'Touchline_Quota__c').map(({ id }) => id)).toEqual([hardQuota]);
});

test('quotes, newlines and other dialects arrive as written', async () => {
  const job = { object: 'Account', operation: 'insert', lineEnding: 'CRLF', columnDelimiter: 'SEMICOLON' };
  expect(
    await ingest(served, job, 'Name;Description\r\n"He said ""hi""; then\r\nleft";"<script>"\r\n'),
  ).toMatchObject({ state: 'JobComplete', numberRecordsFailed: 0 });
  expect([...served.reader.rows('Account')]).toMatchObject([
    { Name: 'He said "hi"; then\r\nleft', Description: '<script>' },
  ]);
});

test.each([
  ['Name,Foo\na,b\n', 'InvalidBatch : Field name not found : Foo'],
  ['Name,Owner.Foo\na,b\n', 'InvalidBatch : Field name not found : Owner.Foo'],
  ['Name,name\na,b\n', 'InvalidBatch : Duplicate column : name'],
  ['Name,Phone\na\n', 'InvalidBatch : Failed to parse CSV. Row 1 has 1 columns, the header has 2'],
  [
    'Name\r\na\r\n',
    'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF',
  ],
  ['\uFEFF"Name"\na\n', 'InvalidBatch : Failed to parse CSV. Found unescaped quote'],
  ['\uFEFFName\na\n', 'InvalidBatch : Field name not found : \uFEFFName'],
  ['Name\n"a\n', 'InvalidBatch : Failed to parse CSV. EOF reached before closing an opened quote'],
  ['Name\na"b\n', 'InvalidBatch : Failed to parse CSV. Found unescaped quote'],
])('%j fails the whole job', async (csv, errorMessage) => {
  expect(await ingest(served, { object: 'Account', operation: 'insert' }, csv)).toMatchObject({
    state: 'Failed',
    errorMessage,
    numberRecordsProcessed: 0,
  });
  expect([...served.reader.rows('Account')]).toEqual([]);
});

test('an empty upload completes without rows', async () => {
  const job = await ingest(served, { object: 'Account', operation: 'insert' }, '');
  expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 0, numberRecordsFailed: 0 });
});

test('other requests are answered while a large job runs', async () => {
  const rows = Array.from({ length: 2000 }, (_, i) => `Account ${i}`);
  const { id } = (
    await served.send('POST', '/jobs/ingest', { body: { object: 'Account', operation: 'insert' } })
  ).json<{ id: string }>();
  await served.send('PUT', `/jobs/ingest/${id}/batches`, {
    body: `Name\n${rows.join('\n')}\n`,
    headers: { 'content-type': 'text/csv' },
  });
  await served.send('PATCH', `/jobs/ingest/${id}`, { body: { state: 'UploadComplete' } });
  const seen = new Set<number>();
  let job = { state: '', numberRecordsProcessed: 0 };
  for (let polls = 0; job.state !== 'JobComplete' && polls < 10_000; polls += 1) {
    job = (await served.send('GET', `/jobs/ingest/${id}`)).json();
    seen.add(job.numberRecordsProcessed);
    await setImmediate();
  }
  expect(job.numberRecordsProcessed).toBe(2000);
  expect(seen.size).toBeGreaterThan(2);
});
