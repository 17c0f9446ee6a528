import { MemoryStore } from '../store.ts';
import { loadFolder } from './folder.ts';
import { deal, deals, load, refused, rep, schema, user } from './testing.ts';

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
