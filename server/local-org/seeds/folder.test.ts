import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadSchema } from '../schema.ts';
import { MemoryStore } from '../store.ts';
import { loadFolder } from './folder.ts';
import { SeedError } from './problems.ts';

const root = path.join(__dirname, '../../..');
const schema = loadSchema({
  forceAppDir: path.join(root, 'force-app/main/default'),
  standardDir: path.join(__dirname, '../standard'),
});
const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

async function load(files: Record<string, string>) {
  const folder = mkdtempSync(path.join(tmpdir(), 'seed-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(folder, name), text);
  const store = new MemoryStore(schema);
  const result = await loadFolder(store, schema, folder).catch((error: unknown) => {
    if (error instanceof SeedError) return error;
    throw error;
  });
  return { store, result };
}

async function loaded(files: Record<string, string>) {
  const { store, result } = await load(files);
  if (result instanceof SeedError) throw result;
  return { store, notes: result.notes, rows: result.rows };
}

/** Loads a folder that must be refused, and gives each problem as file:line:column and message. */
async function refused(files: Record<string, string>) {
  const { store, result } = await load(files);
  if (!(result instanceof SeedError)) throw new Error('the folder was loaded');
  for (const object of schema.objects)
    expect([object.name, store.table(object.name).size]).toEqual([object.name, 0]);
  for (const { expected, fix } of result.problems) expect(expected && fix).toBeTruthy();
  return result.problems.map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);
}

const rep = '005000000000001AAA';
const user = `Id,Username,LastName\n${rep},rep@example.com,Rep\n`;
const deals = (...rows: string[]) =>
  ['Id,Name,StageName,CloseDate,OwnerId,CreatedDate', ...rows].join('\n') + '\n';
const deal = (id: string, over: Partial<Record<'stage' | 'close' | 'owner' | 'created', string>> = {}) =>
  [
    id,
    'Deal',
    over.stage ?? 'Prospecting',
    over.close ?? '2026-03-31',
    over.owner ?? rep,
    over.created ?? '2026-01-02T03:04:05Z',
  ].join(',');

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

describe('what is refused', () => {
  test.each<[string, Record<string, string>, string]>([
    [
      'an unknown object',
      { 'Oportunity.csv': 'Id\n' },
      'Oportunity.csv:null:null: the org has no object Oportunity',
    ],
    [
      'an unknown column',
      { 'Account.csv': 'Id,Name,Phon\n001000000000001,Acme,1\n' },
      'Account.csv:1:Phon: Account has no field "Phon"',
    ],
    ['a column twice', { 'Account.csv': 'Id,Name,name\n' }, 'Account.csv:1:name: the column is there twice'],
    ['no Id column', { 'Account.csv': 'Name\nAcme\n' }, 'Account.csv:1:Id: there is no Id column'],
    [
      'a row without Id',
      { 'Account.csv': 'Id,Name\n001000000000001,Acme\n,Other\n' },
      'Account.csv:3:Id: the row has no Id',
    ],
    [
      'the wrong key prefix',
      { 'Account.csv': 'Id,Name\n003000000000001,Acme\n' },
      'Account.csv:2:Id: "003000000000001" has the key prefix 003',
    ],
    [
      'an Id twice',
      { 'Account.csv': 'Id,Name\n001000000000001,A\n001000000000001AAA,B\n' },
      'Account.csv:3:Id: 001000000000001AAA is already on line 2',
    ],
    [
      'a mistyped id',
      { 'Account.csv': 'Id,Name\n0010000000000,A\n' },
      'Account.csv:2:Id: "0010000000000" is not an id',
    ],
    [
      'too few cells',
      { 'Account.csv': 'Id,Name,Phone\n001000000000001,"A\nB",1\n001000000000002,C\n' },
      'Account.csv:4:null: the row has 2 cells',
    ],
    [
      'an open quote',
      { 'Account.csv': 'Id,Name\n001000000000001,"A\n' },
      'Account.csv:2:null: Quote Not Closed',
    ],
    ['an empty file', { 'Account.csv': '' }, 'Account.csv:1:null: the file is empty'],
    [
      'an overlong text',
      { 'Account.csv': `Id,Name,Sic\n001000000000001,A,${'9'.repeat(21)}\n` },
      `Account.csv:2:Sic: "${'9'.repeat(21)}" has 21 characters`,
    ],
    [
      'a bad number',
      { 'Account.csv': 'Id,Name,AnnualRevenue\n001000000000001,A,"1,000"\n' },
      'Account.csv:2:AnnualRevenue: "1,000" is not a number',
    ],
    [
      'a bad checkbox',
      { 'Account.csv': 'Id,Name,IsDeleted\n001000000000001,A,yes\n' },
      'Account.csv:2:IsDeleted: "yes" is not a checkbox value',
    ],
    [
      'a missing required value',
      { 'Account.csv': 'Id,Name\n001000000000001,\n' },
      'Account.csv:2:Name: Name is empty',
    ],
    [
      'a bad time zone',
      { 'Organization.csv': 'Id,Name,TimeZoneSidKey\n00D000000000001,O,Pacific\n' },
      'Organization.csv:2:TimeZoneSidKey: "Pacific" is not a time zone',
    ],
    [
      'a value outside our picklist',
      { 'Touchline_Subject__c.csv': 'Id,Key__c,Kind__c\na00000000000001,k,persons\n' },
      'Touchline_Subject__c.csv:2:Kind__c: "persons" is not in the picklist',
    ],
    [
      'a key twice',
      { 'Touchline_Subject__c.csv': 'Id,Key__c\na00000000000001,k\na00000000000002,k\n' },
      'Touchline_Subject__c.csv:3:Key__c: "k" is already the Key__c of',
    ],
    [
      'a dangling reference',
      { 'Contact.csv': 'Id,LastName,AccountId\n003000000000001,B,001000000000009\n' },
      'Contact.csv:2:AccountId: 001000000000009AAA leads to no Account',
    ],
    [
      'a dangling polymorphic reference',
      { 'User.csv': user, 'Task.csv': `Id,OwnerId,WhatId\n00T000000000001,${rep},006000000000009\n` },
      'Task.csv:2:WhatId: 006000000000009AAA leads to no Opportunity',
    ],
    [
      'a reference to the wrong object',
      { 'User.csv': user, 'Task.csv': `Id,OwnerId,WhoId\n00T000000000001,${rep},001000000000001\n` },
      'Task.csv:2:WhoId: "001000000000001" has the key prefix 001',
    ],
  ])('%s', async (_what, files, expected) => {
    const problems = await refused(files);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(expected);
  });

  test.each<[string, string, string]>([
    ['close', '2026-02-30', '"2026-02-30" is not a date'],
    ['close', '02/28/2026', '"02/28/2026" is not a date'],
    ['created', '2026-01-02T03:04:05', 'has no zone'],
    ['created', '2026-01-02T25:04:05Z', 'is not on the calendar'],
    ['created', '2026-01-02', 'is not a datetime'],
    ['created', '', 'CreatedDate is empty'],
    ['owner', '', 'OwnerId is empty'],
    ['stage', 'Napping', 'stage "Napping" is not in OpportunityStage'],
  ])('a deal whose %s is %j', async (part, text, expected) => {
    const problems = await refused({
      'User.csv': user,
      'Opportunity.csv': deals(deal('006000000000001', { [part]: text })),
    });
    expect(problems).toEqual([expect.stringContaining(expected)]);
    expect(problems[0]).toMatch(/^Opportunity\.csv:2:/);
  });

  test('everything wrong is said at once, with what to do', async () => {
    const { result } = await load({
      'Account.csv': 'Id,Name,Wat\n001000000000001,Acme,x\n',
      'Contact.csv':
        'Id,LastName,AccountId\n003000000000001,B,001000000000009\n003000000000002,C,001000000000001\n',
      'Opportunity.csv': deals(deal('006000000000001', { owner: rep, close: 'soon' })),
    });
    expect((result as Error).message.split('\n').slice(1)).toEqual([
      expect.stringMatching(/Account\.csv:1:Wat: .* Expected .* Fix: /),
      expect.stringMatching(/Opportunity\.csv:2:CloseDate: "soon" is not a date\. Expected .* Fix: /),
      expect.stringMatching(/Contact\.csv:2:AccountId: .* leads to no Account\. Expected .* Fix: /),
      expect.stringMatching(/Opportunity\.csv:2:OwnerId: .* leads to no User\. Expected .* Fix: /),
    ]);
  });

  test('a folder that is not there', async () => {
    const store = new MemoryStore(schema);
    await expect(loadFolder(store, schema, '/nowhere/at/all')).rejects.toThrow(/cannot be read \(ENOENT\)/);
  });
});
