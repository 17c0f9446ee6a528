import { readdirSync } from 'node:fs';
import type { Mirror } from '../mirror/mirror.ts';
import { dependencies, openWriting, type FakeOrg } from './testing.ts';
import { refusals } from './refusals.ts';
import { writeSyncRun, type RunReport } from './sync-run.ts';
import { unownedSubjects } from './ownership.ts';
import { writeBack } from './write-back.ts';

let mirror: Mirror;
let org: FakeOrg;
let folder: string;
let close: () => Promise<void>;

beforeEach(async () => {
  ({ mirror, org, folder, close } = await openWriting());
});
afterEach(() => close());
const write = () => writeBack(dependencies(org, mirror, folder));

test('everything is new: parents before children, ids resolved, shares for the manager only', async () => {
  expect(await write()).toEqual({
    Touchline_Subject__c: { written: 3, deleted: 0, failed: 0 },
    Touchline_Subject__Share: { written: 1, deleted: 0, failed: 0 },
    Touchline_Scorecard__c: { written: 2, deleted: 0, failed: 0 },
    Touchline_Deal_Review__c: { written: 1, deleted: 0, failed: 0 },
  });
  const subjects = org.of('Touchline_Subject__c');
  expect(subjects.get('person:005R')).toMatchObject({
    Parent__c: subjects.get('team:005M')!.Id,
    Name: 'O\'Brien, "R"',
  });
  expect(org.of('Touchline_Scorecard__c').get('person:005R|week|2026-11-16|all|all')).toMatchObject({
    Subject__c: subjects.get('person:005R')!.Id,
    Period_Start__c: '2026-11-16',
    Win_Rate__c: 25.5,
    Focus_Evidence__c: null,
  });
  expect([...org.of('Touchline_Subject__Share').values()]).toMatchObject([
    { UserOrGroupId: '005M', AccessLevel: 'Read' },
  ]);
});

test('an unchanged world sends nothing at all', async () => {
  await write();
  org.calls.length = 0;
  await write();
  expect(org.calls).toEqual([]);
});

test('only the changed row is sent, and a stale one is deleted', async () => {
  await write();
  org.calls.length = 0;
  await mirror.run(
    `UPDATE out.card SET "Win_Rate__c" = 26 WHERE subject_key = 'person:005R'; DELETE FROM out.deal_review`,
  );
  expect(await write()).toMatchObject({
    Touchline_Scorecard__c: { written: 1 },
    Touchline_Deal_Review__c: { written: 0, deleted: 1 },
  });
  expect(org.calls).toEqual([
    'PATCH composite/sobjects/Touchline_Scorecard__c/Key__c',
    'DELETE composite/sobjects',
  ]);
  expect(org.of('Touchline_Deal_Review__c').size).toBe(0);
});

test('a thousand rows go in one call, the rest in the next, and so do those that are stale', async () => {
  await write();
  org.calls.length = 0;
  await mirror.run(
    `INSERT INTO out.deal_review SELECT '006C' || i, '006C' || i, 1, '{}' FROM range(1100) t(i)`,
  );
  expect(await write()).toMatchObject({ Touchline_Deal_Review__c: { written: 1100, failed: 0 } });
  expect(org.calls).toEqual(['POST composite', 'PATCH composite/sobjects/Touchline_Deal_Review__c/Key__c']);
  expect(org.of('Touchline_Deal_Review__c').size).toBe(1101);
  org.calls.length = 0;
  await mirror.run(`DELETE FROM out.deal_review WHERE "Key__c" LIKE '006C%'`);
  expect(await write()).toMatchObject({ Touchline_Deal_Review__c: { deleted: 1100, failed: 0 } });
  expect(org.calls).toEqual(['POST composite', 'DELETE composite/sobjects']);
});

test('what an admin entered on a subject stays known when the service changes the subject', async () => {
  await write();
  await mirror.run(
    `UPDATE sf."touchline_subject__c" SET "Ramp_Months__c" = 6 WHERE "Key__c" = 'person:005R'`,
  );
  await mirror.run(`UPDATE out.subject SET "Name" = 'Renamed' WHERE "Key__c" = 'person:005R'`);
  await write();
  expect(
    await mirror.all(
      `SELECT "Name", "Ramp_Months__c" FROM sf."touchline_subject__c" WHERE "Key__c" = 'person:005R'`,
    ),
  ).toEqual([{ Name: 'Renamed', Ramp_Months__c: 6 }]);
});

test('a locked row is tried again with growing pauses until it is accepted', async () => {
  org.refusals.set('006A', { times: 2, code: 'UNABLE_TO_LOCK_ROW' });
  const deps = dependencies(org, mirror, folder);
  expect(await writeBack(deps)).toMatchObject({ Touchline_Deal_Review__c: { written: 1, failed: 0 } });
  expect(deps.pauses).toEqual([500, 1000]);
});

test('a refused row is reported in the words of the org and does not stop the rest', async () => {
  org.refusals.set('person:005R', { times: 99, code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' });
  expect(await write()).toMatchObject({
    Touchline_Subject__c: { written: 2, failed: 1 },
    Touchline_Scorecard__c: { written: 1, failed: 1 },
    Touchline_Deal_Review__c: { written: 1 },
  });
  expect(await refusals(mirror)).toMatchObject([
    {
      code: 'rowsRefused',
      params: { object: 'Touchline_Scorecard__c', reason: 'PARENT_NOT_WRITTEN', rows: 1 },
    },
    {
      message: expect.stringMatching(
        /^Touchline_Subject__c person:005R was not saved: .*FIELD_CUSTOM.* Fix: /,
      ),
    },
  ]);
  expect(await mirror.all('SELECT object, key, code FROM sf_meta.write_failure ORDER BY object')).toEqual([
    {
      object: 'Touchline_Scorecard__c',
      key: 'person:005R|week|2026-11-16|all|all',
      code: 'PARENT_NOT_WRITTEN',
    },
    { object: 'Touchline_Subject__c', key: 'person:005R', code: 'FIELD_CUSTOM_VALIDATION_EXCEPTION' },
  ]);
  org.refusals.clear();
  expect(await write()).toMatchObject({
    Touchline_Subject__c: { written: 1, failed: 0 },
    Touchline_Scorecard__c: { written: 1, failed: 0 },
  });
  expect(await mirror.all('SELECT * FROM sf_meta.write_failure')).toEqual([]);
});

test('many rows go by Bulk, nulls and quotes intact, and leave no file behind', async () => {
  await mirror.run(
    `INSERT INTO out.deal_review SELECT '006B' || i, '006B' || i, NULL, '{"a":"x, ""y"" #' || i || '"}' FROM range(2500) t(i)`,
  );
  org.refusals.set('006B7', { times: 99, code: 'INVALID_CROSS_REFERENCE_KEY' });
  expect(await write()).toMatchObject({ Touchline_Deal_Review__c: { written: 2500, failed: 1 } });
  expect(org.of('Touchline_Deal_Review__c').get('006B2499')).toMatchObject({
    Flag_Count__c: null,
    Flags_Evidence__c: '{"a":"x, ""y"" #2499"}',
  });
  expect(org.calls.filter((call) => call.includes('composite/sobjects/Touchline_Deal_Review__c'))).toEqual(
    [],
  );
  expect(readdirSync(folder)).toEqual([]);
  org.refusals.clear();
  expect(await write()).toMatchObject({ Touchline_Deal_Review__c: { written: 1, failed: 0 } });
});

test('shares follow the chain: a new manager comes, the old one goes, a new owner loses the forgotten ones', async () => {
  await write();
  await mirror.run(
    `DELETE FROM out.subject_share; INSERT INTO out.subject_share VALUES ('person:005R', '005N')`,
  );
  expect(await write()).toMatchObject({ Touchline_Subject__Share: { written: 1, deleted: 1, failed: 0 } });
  await mirror.run(`UPDATE out.subject SET owner_id = '005I' WHERE "Key__c" = 'person:005R'`);
  expect(await write()).toMatchObject({
    Touchline_Subject__c: { written: 1 },
    Touchline_Subject__Share: { written: 1, deleted: 0 },
  });
});

test('a person who may not read subjects owns none: the integration user keeps the row, and nobody loses numbers', async () => {
  const refuseOwner = () => org.refusals.set('person:005R', { times: 1, code: 'TRANSFER_REQUIRES_READ' });
  refuseOwner();
  expect(await write()).toMatchObject({
    Touchline_Subject__c: { written: 3, failed: 0 },
    Touchline_Scorecard__c: { written: 2, failed: 0 },
  });
  expect(org.of('Touchline_Subject__c').get('person:005R')).toMatchObject({ OwnerId: '005I' });
  expect(await unownedSubjects(mirror)).toMatchObject([{ code: 'ownerMayNotRead', params: { rows: 1 } }]);

  // The stages before rebuild their wish in every run; it is refused again and nothing is written.
  const wish = `UPDATE out.subject SET owner_id = '005R' WHERE "Key__c" = 'person:005R'`;
  await mirror.run(wish);
  refuseOwner();
  const idle = await write();
  expect(Object.values(idle).map(({ written, deleted, failed }) => written + deleted + failed)).toEqual([
    0, 0, 0, 0,
  ]);

  // With the permission set assigned the row is handed over, and its shares are made anew.
  await mirror.run(wish);
  expect(await write()).toMatchObject({
    Touchline_Subject__c: { written: 1 },
    Touchline_Subject__Share: { written: 1 },
  });
  expect(org.of('Touchline_Subject__c').get('person:005R')).toMatchObject({ OwnerId: '005R' });
  expect(await unownedSubjects(mirror)).toEqual([]);
});

test('a write that was cut short is marked open until one comes to its end', async () => {
  const state = () => mirror.all(`SELECT value FROM sf_meta.run_state WHERE key = 'writeback'`);
  const failing = {
    ...dependencies(org, mirror, folder),
    connection: {
      ...org,
      request: () => Promise.reject(new Error('gone')),
      upload: org.upload,
      download: org.download,
    },
  };
  await expect(writeBack(failing)).rejects.toThrow('gone');
  expect(await state()).toEqual([{ value: 'open' }]);
  await write();
  expect(await state()).toEqual([{ value: 'closed' }]);
});

describe('the record of a run', () => {
  const report = (change: Partial<RunReport> = {}): RunReport => ({
    asOf: new Date('2026-11-20T18:00:00Z'),
    startedAt: new Date('2026-11-20T18:00:00Z'),
    finishedAt: new Date('2026-11-20T18:00:05Z'),
    rowsRead: 1,
    rowsChanged: 1,
    rowsWritten: 0,
    rowsDeleted: 0,
    rowsFailed: 0,
    apiCalls: 9,
    warnings: [],
    error: null,
    ...change,
  });
  const writeRun = (change?: Partial<RunReport>) =>
    writeSyncRun(dependencies(org, mirror, folder), report(change));
  const later = (minutes: number) => ({
    startedAt: new Date(Date.parse('2026-11-20T18:00:00Z') + minutes * 60_000),
    finishedAt: new Date(Date.parse('2026-11-20T18:00:05Z') + minutes * 60_000),
  });

  test('the first is written, an idle one soon after is not, an idle one after an hour is', async () => {
    expect(await writeRun()).toEqual({ written: 1, deleted: 0 });
    expect(await writeRun(later(15))).toEqual({ written: 0, deleted: 0 });
    expect(await writeRun(later(61))).toEqual({ written: 1, deleted: 0 });
  });

  test('a failure is written at once with its reason, and so is the run that recovers', async () => {
    await writeRun();
    expect(await writeRun({ ...later(5), error: 'the package is not deployed' })).toEqual({
      written: 1,
      deleted: 0,
    });
    expect(await writeRun(later(10))).toEqual({ written: 1, deleted: 0 });
    expect([...org.of('Touchline_Sync_Run__c').values()].map((run) => run['Status__c'])).toEqual([
      'succeeded',
      'failed',
      'succeeded',
    ]);
  });

  test('warnings that come or go are written at once, those that stay are not', async () => {
    const hidden = { warnings: [{ code: 'missingField', params: { field: 'Amount' }, message: '' }] };
    await writeRun();
    expect(await writeRun({ ...later(5), ...hidden })).toEqual({ written: 1, deleted: 0 });
    expect(await writeRun({ ...later(10), ...hidden })).toEqual({ written: 0, deleted: 0 });
    expect(await writeRun(later(15))).toEqual({ written: 1, deleted: 0 });
    expect([...org.of('Touchline_Sync_Run__c').values()].map((run) => run['Warnings__c'])).toEqual([
      null,
      '[{"code":"missingField","params":{"field":"Amount"}}]',
      null,
    ]);
  });

  test('warnings that do not fit are left out whole, so that the text stays readable', async () => {
    await writeRun({
      warnings: Array.from({ length: 1000 }, (_, index) => ({
        code: 'missingField',
        params: { field: 'X'.repeat(50), index },
        message: '',
      })),
    });
    const [run] = org.of('Touchline_Sync_Run__c').values();
    expect(JSON.parse(String(run!['Warnings__c'])).length).toBeGreaterThan(100);
    expect(String(run!['Warnings__c']).length).toBeLessThanOrEqual(32_000);
  });

  test('runs older than thirty days are deleted', async () => {
    await writeRun();
    expect(await writeRun(later(31 * 24 * 60))).toEqual({ written: 1, deleted: 1 });
  });
});
