import { ingest, serveTestOrg } from '../bulk/testing.ts';

test('echoes the refused rows with code, message and fields', async () => {
  const served = await serveTestOrg();
  const { id } = await ingest(
    served,
    { object: 'Opportunity', operation: 'insert' },
    'Name,StageName,CloseDate,Amount\nA,Prospecting,2026-12-01,5\nB,Prospecting,soon,5\n,Prospecting,,\n',
  );
  const lines = (await served.send('GET', `/jobs/ingest/${id}/failedResults`)).body.trimEnd().split('\n');
  expect(lines).toEqual([
    '"sf__Id","sf__Error","Name","StageName","CloseDate","Amount"',
    '"","INVALID_TYPE_ON_FIELD_IN_RECORD:Close Date: value not of required type: soon:CloseDate --","B","Prospecting","soon","5"',
    '"","REQUIRED_FIELD_MISSING:Required fields are missing: [Name, CloseDate]:Name, CloseDate --","","Prospecting","",""',
  ]);
  await served.close();
});

test('no refused row: a header alone', async () => {
  const served = await serveTestOrg();
  const { id } = await ingest(served, { object: 'Account', operation: 'insert' }, 'Name\nA\n');
  expect((await served.send('GET', `/jobs/ingest/${id}/failedResults`)).body).toBe(
    '"sf__Id","sf__Error","Name"\n',
  );
  await served.close();
});
