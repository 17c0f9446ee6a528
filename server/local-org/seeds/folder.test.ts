import { deal, deals, loaded, rep, schema, user } from './testing.ts';

describe('what is taken as given', () => {
  test('byte order mark, CRLF, quotes, line breaks and any column case', async () => {
    const name = 'He said ""no"", <script>alert(1)</script>,\r\nnext line';
    const { store } = await loaded({
      'User.csv': user,
      'opportunity.csv': `\ufeffID,name,StageName,CloseDate,OwnerId,CreatedDate\r\n006000000000001,"${name}",Prospecting,2026-03-31,${rep},2026-01-02T03:04:05Z\r\n`,
    });
    expect(store.table('Opportunity').get('006000000000001AAA')?.['Name']).toBe(name.replaceAll('""', '"'));
  });

  test('datetimes of every zone become the one canonical form', async () => {
    const { store } = await loaded({
      'User.csv': user,
      'Opportunity.csv': deals(
        deal('006000000000001', { created: '2026-01-02T03:04:05+0000' }),
        deal('006000000000002', { created: '2026-01-01T19:04:05-08:00' }),
        deal('006000000000003', { created: '2026-01-02T03:04:05.5Z' }),
      ),
    });
    const created = [...store.table('Opportunity').rows()].map((row) => row['CreatedDate']);
    expect(created).toEqual([
      '2026-01-02T03:04:05.000Z',
      '2026-01-02T03:04:05.000Z',
      '2026-01-02T03:04:05.500Z',
    ]);
  });

  test('system fields and history rows stay as they are', async () => {
    const { store } = await loaded({
      'User.csv': user,
      'Opportunity.csv':
        'Id,Name,StageName,CloseDate,OwnerId,CreatedDate,LastModifiedDate,SystemModstamp,IsDeleted,IsClosed,IsWon,CreatedById\n' +
        `006000000000001,Deal,Prospecting,2026-03-31,${rep},2026-01-01T00:00:00Z,2026-01-02T00:00:00Z,2026-01-03T00:00:00Z,true,1,0,${rep}\n`,
      'OpportunityHistory.csv':
        'Id,OpportunityId,StageName,Amount,CloseDate,CreatedDate\n008000000000001,006000000000001,Qualification,100,2026-03-31,2026-01-01T00:00:00Z\n',
      'OpportunityFieldHistory.csv':
        'Id,OpportunityId,Field,OldValue,NewValue,CreatedDate\n017000000000001,006000000000001,Owner,,005000000000001,2026-01-01T00:00:00Z\n',
    });
    expect(store.table('Opportunity').get('006000000000001')).toMatchObject({
      CreatedDate: '2026-01-01T00:00:00.000Z',
      LastModifiedDate: '2026-01-02T00:00:00.000Z',
      SystemModstamp: '2026-01-03T00:00:00.000Z',
      IsDeleted: true,
      IsClosed: true,
      IsWon: false,
      CreatedById: rep,
    });
    expect(store.table('OpportunityHistory').size).toBe(1);
    expect(store.table('OpportunityFieldHistory').get('017000000000001')).toMatchObject({
      OldValue: null,
      NewValue: '005000000000001',
    });
  });

  test('ids of custom objects get the prefix of this org, in references too', async () => {
    const { store, notes } = await loaded({
      'User.csv': user,
      'Touchline_Subject__c.csv': `Id,Name,Key__c,Kind__c,User__c\nazz000000000001,Rep,person:${rep},person,${rep}\n`,
      'Touchline_Quota__c.csv':
        'Id,Subject__c,Period_Start__c,Amount__c\nazy000000000007,azz000000000001,2026-02-01,1000.50\n',
    });
    const [subject] = store.table('Touchline_Subject__c').rows();
    const [quota] = store.table('Touchline_Quota__c').rows();
    expect(subject?.Id.slice(0, 15)).toBe(`${schema.object('Touchline_Subject__c')?.keyPrefix}000000000001`);
    expect(quota).toMatchObject({
      Subject__c: subject?.Id,
      Amount__c: 1000.5,
      Name: expect.stringMatching(/^QU-0+1$/),
    });
    expect(subject).toMatchObject({ Is_Active__c: true, OwnerId: rep });
    expect(notes.join('\n')).toMatch(/Touchline_Quota__c: ids were given/);
  });
});

describe('what is filled in', () => {
  test('outcome and forecast from the stage, system fields from the creation, the first administrator', async () => {
    const { store } = await loaded({
      'User.csv': user,
      'Opportunity.csv': deals(deal('006000000000001', { stage: 'Closed Won' })),
    });
    const admin = [...store.table('User').rows()].find((row) => row['Username'] === 'admin@touchline.local');
    expect(store.table('Opportunity').get('006000000000001')).toMatchObject({
      IsClosed: true,
      IsWon: true,
      IsDeleted: false,
      Probability: 100,
      ForecastCategoryName: 'Closed',
      LastModifiedDate: '2026-01-02T03:04:05.000Z',
      SystemModstamp: '2026-01-02T03:04:05.000Z',
      CreatedById: admin?.Id,
      LastModifiedById: admin?.Id,
    });
  });

  test('what every org has comes only when the file is absent, and is noted', async () => {
    const bare = await loaded({ 'User.csv': user, 'Opportunity.csv': deals(deal('006000000000001')) });
    for (const name of ['Organization', 'Profile', 'OpportunityStage', 'TaskStatus', 'Period'])
      expect([name, bare.notes.some((note) => note.startsWith(`${name}:`))]).toEqual([name, true]);
    const own = await loaded({
      'Organization.csv': 'Id,Name,FiscalYearStartMonth\n00D000000000001,Own,2\n',
      'Profile.csv': 'Id,Name\n00e000000000001,System Administrator\n',
      'User.csv': `Id,Username,LastName,ProfileId\n${rep},rep@example.com,Rep,00e000000000001\n`,
      'OpportunityStage.csv':
        'Id,MasterLabel,SortOrder,IsClosed,IsWon\n01J000000000001,Talking,1,false,false\n',
      'Opportunity.csv': deals(deal('006000000000001', { stage: 'Talking', close: '2026-01-31' })),
    });
    expect(own.rows).toMatchObject({ Organization: 1, Profile: 1, User: 1, OpportunityStage: 1 });
    expect(own.store.table('Opportunity').get('006000000000001')).toMatchObject({
      IsClosed: false,
      FiscalYear: 2026,
      FiscalQuarter: 4,
    });
    const quarter = [...own.store.table('Period').rows()].find(
      (row) => row['Type'] === 'Quarter' && row['StartDate'] === '2025-11-01',
    );
    expect(quarter).toMatchObject({ EndDate: '2026-01-31', Number: 4, FullyQualifiedLabel: 'Q4 FY 2026' });
  });

  test('an org whose profiles hold no administrator gets one', async () => {
    const { store, notes } = await loaded({
      'Profile.csv': 'Id,Name\n00e000000000001,Sales\n',
      'User.csv': user,
    });
    const admin = [...store.table('User').rows()].find((row) => row['Username'] === 'admin@touchline.local');
    expect(store.table('Profile').get(String(admin?.['ProfileId']))?.['Name']).toBe('System Administrator');
    expect(store.table('User').get(rep)).toMatchObject({
      ProfileId: '00e000000000001AAA',
      CreatedById: admin?.Id,
    });
    expect(notes.join('\n')).toMatch(/no System Administrator/);
  });

  test('relations come from WhoId only while their file is absent', async () => {
    const files = {
      'User.csv': user,
      'Account.csv': 'Id,Name\n001000000000001,Acme\n',
      'Contact.csv': 'Id,LastName,AccountId\n003000000000001,Buyer,001000000000001\n',
      'Event.csv': `Id,OwnerId,WhoId,StartDateTime,DurationInMinutes\n00U000000000001,${rep},003000000000001,2026-01-05T17:00:00Z,60\n`,
      'Task.csv': `Id,OwnerId,WhoId,Status\n00T000000000001,${rep},003000000000001,Completed\n`,
    };
    const derived = await loaded(files);
    expect([...derived.store.table('EventRelation').rows()]).toMatchObject([
      { EventId: '00U000000000001EAA', RelationId: '003000000000001AAA' },
    ]);
    expect([...derived.store.table('TaskRelation').rows()]).toMatchObject([
      { TaskId: '00T000000000001EAA', IsWhat: false },
    ]);
    expect(derived.store.table('Event').get('00U000000000001')?.['EndDateTime']).toBe(
      '2026-01-05T18:00:00.000Z',
    );
    expect(derived.store.table('Task').get('00T000000000001')?.['IsClosed']).toBe(true);
    const given = await loaded({
      ...files,
      'EventRelation.csv': 'Id,EventId,RelationId\n',
      'TaskRelation.csv': 'Id,TaskId,RelationId\n',
    });
    expect(given.store.table('EventRelation').size + given.store.table('TaskRelation').size).toBe(0);
  });
});
