import { ingest, savedId, serveTestOrg } from '../bulk/testing.ts';

test('echoes the saved rows with id and whether they were created', async () => {
  const served = await serveTestOrg();
  const known = savedId(
    served.writer.insert('Touchline_Subject__c', { Name: 'One', Key__c: 'k1', Kind__c: 'person' }),
  );
  const job = { object: 'Touchline_Subject__c', operation: 'upsert', externalIdFieldName: 'Key__c' };
  const { id } = await ingest(
    served,
    job,
    'Key__c,Name,Kind__c\nk1,"O, ""1""",person\nk2,Two,nonsense\nk3,Three,person\n',
  );
  const created =
    [...served.reader.rows('Touchline_Subject__c')].find((row) => row.Key__c === 'k3')?.Id ?? '';
  const file = await served.send('GET', `/jobs/ingest/${id}/successfulResults`);
  expect(file.headers['content-type']).toMatch(/^text\/csv/);
  expect(file.body).toBe(
    `"sf__Id","sf__Created","Key__c","Name","Kind__c"\n"${known}","false","k1","O, ""1""","person"\n"${created}","true","k3","Three","person"\n`,
  );
  await served.close();
});

test('is refused before the job has ended', async () => {
  const served = await serveTestOrg();
  const { id } = (
    await served.send('POST', '/jobs/ingest', { body: { object: 'Account', operation: 'insert' } })
  ).json<{ id: string }>();
  expect((await served.send('GET', `/jobs/ingest/${id}/successfulResults`)).json()).toMatchObject([
    { errorCode: 'INVALIDJOBSTATE' },
  ]);
  await served.close();
});
