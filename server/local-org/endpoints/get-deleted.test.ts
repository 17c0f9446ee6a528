import { Connection } from 'jsforce';
import { noteGoneForGood } from '../dml/delete-log.ts';
import { listenTestOrg, type ListeningOrg } from '../testing.ts';

let test: ListeningOrg;
let now = new Date('2026-11-20T18:00:00Z');
beforeAll(async () => {
  test = await listenTestOrg({ clock: () => now });
});
afterAll(() => test.close());

describe('getDeleted', () => {
  it('answers jsforce with what is in the recycle bin, and when it went there', async () => {
    const account = test.writer.insert('Account', { Name: 'Gone' });
    const kept = test.writer.insert('Account', { Name: 'Kept' });
    if (!account.success || !kept.success) throw new Error('no accounts');
    now = new Date('2026-11-20T18:10:05Z');
    test.writer.delete('Account', account.id);
    const { accessToken } = test.user;
    const connection = new Connection({ instanceUrl: test.url, accessToken, version: '66.0' });
    const deleted = () =>
      connection.sobject('Account').deleted('2026-11-20T18:00:00Z', '2026-11-20T18:30:00Z');
    now = new Date('2026-11-20T18:20:00Z');
    expect(await deleted()).toEqual({
      deletedRecords: [{ id: account.id, deletedDate: '2026-11-20T18:10:05.000+0000' }],
      earliestDateAvailable: '2026-10-21T18:20:00.000+0000',
      latestDateCovered: '2026-11-20T18:20:00.000+0000',
    });
    test.writer.undelete('Account', account.id);
    expect((await deleted()).deletedRecords).toEqual([]);
    // What a hard delete took is in no recycle bin, but it is deleted all the same.
    noteGoneForGood(test.org, 'Account', kept.id);
    expect((await deleted()).deletedRecords).toEqual([
      { id: kept.id, deletedDate: '2026-11-20T18:20:00.000+0000' },
    ]);
  });

  it('refuses what it kept no trace of', async () => {
    const answer = await fetch(
      `${test.url}/services/data/v66.0/sobjects/PermissionSetAssignment/deleted?start=2026-11-20T18:00:00Z&end=2026-11-20T18:30:00Z`,
      { headers: { authorization: `Bearer ${test.token}` } },
    );
    expect([answer.status, ((await answer.json()) as { errorCode: string }[])[0]?.errorCode]).toEqual([
      403,
      'FUNCTIONALITY_NOT_ENABLED',
    ]);
  });
});
