import { start, type Started } from './start.ts';

// A deployment reads the schema anew; on a busy machine that adds up.
jest.setTimeout(120_000);

let org: Started;
beforeAll(async () => {
  org = await start();
});
afterAll(() => org.close());

const object = (name: string) => org.connection.sobject(name);
const pairs = <T>(items: readonly T[]) => items.slice(1).map((item, at) => [items[at] as T, item] as const);

describe('finding', () => {
  it('by conditions, one, counted', async () => {
    const found = await object('Account').find({ Name: { $like: 'A%' } }, { Name: 1 });
    expect(found.map((each) => each.Name)).toEqual(['Acme']);
    expect(await object('Account').findOne({ Name: 'acme' })).toMatchObject({ Name: 'Acme' });
    expect(await object('Account').count({ Type: ['Prospect', 'Other'] })).toBeGreaterThan(1);
    expect(await object('Contact').findOne({ Email: 'nobody@nowhere.example' })).toBeNull();
  });

  it('sorts by several keys, of parents too', async () => {
    const deals = await object('Opportunity')
      .find({}, { 'Account.Name': 1, CloseDate: 1 })
      .sort('Account.Name -CloseDate')
      .execute();
    expect(deals.length).toBeGreaterThan(20);
    for (const [one, next] of pairs(deals)) {
      const [a, b] = [String(one.Account.Name), String(next.Account.Name)];
      expect(a.localeCompare(b)).toBeLessThanOrEqual(0);
      if (a === b) expect(String(one.CloseDate) >= String(next.CloseDate)).toBe(true);
    }
    const last = await object('Opportunity').find({}, 'CloseDate').sort({ CloseDate: -1 }).limit(3).execute();
    expect(last).toHaveLength(3);
  });

  it('selects everything by asterisks, parents and children included', async () => {
    const deals = await object('Opportunity').select('*, Account.*, Owner.Name').execute();
    for (const deal of deals) {
      expect(deal).toMatchObject({
        Name: expect.any(String),
        Account: { Name: expect.any(String), Industry: expect.any(String) },
        Owner: { Name: expect.any(String) },
      });
    }
    const accounts = await object('Account')
      .find(null, 'Id')
      .include('Contacts')
      .select('*')
      .limit(2)
      .end()
      .include('Opportunities', null, 'Id, Name', { limit: 2 })
      .end()
      .sort('Name')
      .limit(1)
      .execute();
    expect(accounts).toMatchObject([
      {
        Contacts: { records: [{ LastName: 'Adams', Email: 'carl@acme.example' }] },
        Opportunities: { totalSize: 2 },
      },
    ]);
    expect(accounts[0]).not.toHaveProperty('Name');
  });

  it('speaks of activities through polymorphic parents', async () => {
    const tasks = await object('Task')
      .select(['Id', 'Subject', { Owner: ['Username'], What: ['Name'] } as never])
      .where({ IsClosed: false })
      .limit(5)
      .execute();
    expect(tasks.length).toBeGreaterThan(0);
    expect(tasks[0]).toMatchObject({ Owner: { Username: expect.stringContaining('@') } });
    const accounts = await object('Account')
      .find({ Name: 'Acme' })
      .include('ActivityHistories')
      .select(['Id', 'Subject', 'IsClosed', { Owner: ['Username'], What: ['Name'] }])
      .end();
    for (const each of accounts[0]?.ActivityHistories?.records ?? [])
      expect(each).toMatchObject({ IsClosed: true, Owner: { Username: expect.stringContaining('@') } });
    expect(accounts[0]?.ActivityHistories?.totalSize).toBeGreaterThan(0);
  });

  it('reads addresses whole', async () => {
    const { id } = await object('Contact').create({ LastName: 'Paris', MailingCity: 'Paris' });
    const found = await object('Contact').findOne({ Id: String(id) }, [
      'Id',
      'MailingAddress',
      'OtherAddress',
    ]);
    expect(found).toMatchObject({ MailingAddress: { city: 'Paris', street: null }, OtherAddress: null });
    await object('Contact').destroy(String(id));
  });

  it('searches for words', async () => {
    const { searchRecords } = await org.connection.search(
      'FIND {Ac*} IN ALL FIELDS RETURNING Account(Id, Name)',
    );
    expect(searchRecords).toMatchObject([{ attributes: { type: 'Account' }, Name: 'Acme' }]);
  });
});

describe('describing', () => {
  it('remembers describes', async () => {
    const first = await object('Account').describe();
    expect(await object('Account').describe$()).toBe(first);
    expect(object('Account').describe$$()).toBe(first);
    expect((await org.connection.describeGlobal()).sobjects.map((each) => each.name)).toContain('Account');
  });

  it('knows layouts of every kind', async () => {
    expect((await object('Account').layouts()).layouts[0]).toMatchObject({
      buttonLayoutSection: { detailButtons: [{ name: 'Edit' }, { name: 'Delete' }] },
      quickActionList: { quickActionListItems: [] },
    });
    expect((await object('User').layouts('UserAlt')).recordTypeMappings).toHaveLength(1);
    expect((await object('Account').compactLayouts()).compactLayouts[0]).toMatchObject({
      objectType: 'Account',
    });
    expect(await object('Account').approvalLayouts()).toEqual({ approvalLayouts: [] });
  });

  it('walks list views', async () => {
    const { listviews } = (await object('Account').listviews()) as { listviews: { id: string }[] };
    const [first] = listviews;
    if (!first) throw new Error('no list views');
    const view = object('Account').listview(first.id);
    expect(await view.describe()).toMatchObject({ id: first.id, sobjectType: 'Account' });
    expect(await view.results()).toMatchObject({ done: true, size: 17 });
    expect(await view.explain()).toMatchObject({ plans: [{ sobjectCardinality: 17 }] });
  });

  it('tells what was viewed, updated and deleted', async () => {
    await org.connection.query("SELECT Id FROM Account WHERE Name = 'Acme' FOR VIEW");
    expect(await org.connection.recent(1)).toMatchObject([{ Name: 'Acme', attributes: { type: 'Account' } }]);
    expect(await object('Account').recent()).toHaveLength(1);
    const { id } = await object('Account').create({ Name: 'New' });
    await object('Account').destroy(String(id));
    const [from, to] = ['2026-11-20T00:00:00Z', '2026-11-21T03:00:00Z'];
    expect((await object('Account').deleted(from, to)).deletedRecords).toMatchObject([{ id }]);
    expect((await object('Account').updated(from, to)).ids).not.toContain(id);
  });
});
