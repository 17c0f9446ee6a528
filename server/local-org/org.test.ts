import { createTestOrg } from './testing.ts';

const userRow = (Id: string, Username: string, more: object = {}) => ({
  Id,
  Username,
  IsActive: true,
  ...more,
});
const [one, two] = ['005000000000001AAA', '005000000000002AAA'];

describe('org', () => {
  it('has a clock that never goes back', () => {
    const times = ['2026-11-20T10:00:00Z', '2026-11-20T10:00:05Z', '2026-11-20T10:00:01Z'].map(
      (text) => new Date(text),
    );
    let tick = 0;
    const { org } = createTestOrg({ clock: () => times[Math.min(tick++, 2)] ?? new Date(0) });
    const seen = [org.now(), org.now(), org.now()].map((time) => time.getTime());
    expect(seen).toEqual([...seen].sort());
    expect(org.now().toISOString()).toBe('2026-11-20T10:00:05.000Z');
  });

  it('leaves a seed as it is and adds only what is missing', () => {
    const { org } = createTestOrg({
      seed: (store) => store.table('User').put(userRow(one, 'seed@local.test')),
    });
    expect(org.sessions().map((user) => user.username)).toEqual(['seed@local.test']);
    expect([...org.store.table('OpportunityStage').rows()].filter((stage) => stage.IsWon)).toHaveLength(1);
    expect(org.store.table('TaskStatus').size).toBe(5);
  });

  it('gives every active user one token, also when names would make the same', () => {
    const { org } = createTestOrg({
      seed: (store) => {
        store.table('User').put(userRow(one, 'a-b@x.co'));
        store.table('User').put(userRow(two, 'a.b@x.co'));
        store.table('User').put(userRow('005000000000003AAA', 'gone@x.co', { IsActive: false }));
      },
    });
    const tokens = org.sessions().map((user) => user.accessToken);
    expect(tokens).toEqual([`${org.organizationId}!a.b.x.co`, `${org.organizationId}!a.b.x.co.2`]);
    expect(tokens.map((token) => org.session(token)?.id)).toEqual([one, two]);
    expect(org.session('nonsense')).toBeUndefined();
    org.writer(org.sessions()[0]!).update('User', two, { IsActive: false });
    expect(org.session(tokens[1] ?? '')).toBeUndefined();
  });

  it('completes the owner shares of seeded records, once', () => {
    const subject = 'a03000000000001AAA';
    const { org, reader, user } = createTestOrg({
      seed: (store) => {
        store.table('User').put(userRow(one, 'seed@local.test'));
        store.table('Touchline_Subject__c').put({ Id: subject, OwnerId: one, Name: 'Ada' });
      },
    });
    expect(reader.lookup('Touchline_Subject__Share', 'ParentId', subject)).toMatchObject([
      { UserOrGroupId: user.id, RowCause: 'Owner', AccessLevel: 'All' },
    ]);
    expect(org.store.table('Touchline_Subject__Share').size).toBe(1);
  });

  it('hides deleted rows unless they are asked for', () => {
    const { writer, reader } = createTestOrg();
    const made = writer.insert('Account', { Name: 'Gone' });
    const id = made.success ? made.id : '';
    writer.delete('Account', id);
    expect([[...reader.rows('Account')].length, reader.lookup('Account', 'Name', 'gone').length]).toEqual([
      0, 0,
    ]);
    expect([...reader.rows('Account', { includeDeleted: true })].map((row) => row.Id)).toEqual([id]);
  });
});
