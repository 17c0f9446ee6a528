import { ids, testWorld } from './testing.ts';

const world = testWorld();
const url = (object: string, id: string) => ({
  type: object,
  url: `/services/data/v66.0/sobjects/${object}/${id}`,
});

test('fields, parents and values as REST writes them, in the order selected', () => {
  const [record] = world.records(
    "SELECT Name, Account.Name, CreatedDate, Account.Owner.Name, Amount, NextStep, IsWon, CloseDate FROM Opportunity WHERE Name = 'Won'",
  );
  expect(record).toEqual({
    attributes: url('Opportunity', ids.won),
    Name: 'Won',
    Account: {
      attributes: url('Account', ids.acme),
      Name: 'Acme',
      Owner: { attributes: url('User', ids.ann), Name: 'Ann Lee' },
    },
    CreatedDate: '2026-11-20T02:30:00.000+0000',
    Amount: 100.1,
    NextStep: null,
    IsWon: true,
    CloseDate: '2026-11-19',
  });
  expect(Object.keys(record ?? {})).toEqual([
    'attributes',
    'Name',
    'Account',
    'CreatedDate',
    'Amount',
    'NextStep',
    'IsWon',
    'CloseDate',
  ]);
});

test('a missing parent is null, and so is its whole branch', () => {
  expect(world.records("SELECT Account.Owner.Name FROM Opportunity WHERE Name = 'Orphan'")).toEqual([
    { attributes: url('Opportunity', ids.orphan), Account: null },
  ]);
});

test('a polymorphic parent calls itself Name and points at the real record', () => {
  const [task] = world.records(
    "SELECT Who.Name, Who.Type, What.Type, Owner.Name FROM Task WHERE Subject = 'Call'",
  );
  expect(task).toMatchObject({
    Who: {
      attributes: { type: 'Name', url: url('Contact', ids.carol).url },
      Name: 'Carol Kay',
      Type: 'Contact',
    },
    What: { Type: 'Opportunity' },
    Owner: { attributes: { type: 'Name', url: url('User', ids.ann).url }, Name: 'Ann Lee' },
  });
});

test('TYPEOF shows fields by what the parent is', () => {
  const whats = world.column(
    'SELECT TYPEOF What WHEN Opportunity THEN Amount, StageName ELSE Name END FROM Task',
    'What',
  );
  expect(whats).toEqual([
    { attributes: url('Opportunity', ids.won), Amount: 100.1, StageName: 'Closed Won' },
    null,
    { attributes: { type: 'Name', url: url('Account', ids.beta).url }, Name: 'Beta_Co 100%' },
  ]);
});

test('TYPEOF shows parents of the parent', () => {
  const [call] = world.column(
    'SELECT TYPEOF What WHEN Opportunity THEN Name, Account.Owner.Name END FROM Task',
    'What',
  );
  expect(call).toMatchObject({ Name: 'Won', Account: { Owner: { Name: 'Ann Lee' } } });
});

test('the profile of an owner, who may be no user', () => {
  expect(
    world.column("SELECT Owner.Profile.Name, Owner.Username FROM Task WHERE Subject = 'Call'", 'Owner'),
  ).toMatchObject([{ Username: 'ann@x.test', Profile: { Name: 'System Administrator' } }]);
});

test('capitals decide the order: a line under a letter comes after it', () => {
  const sorted = testWorld();
  for (const [at, Name] of ['a_b', 'ab', 'A-c', 'AA'].entries())
    sorted.org.store.table('Lead').put({ Id: `00Q00000000000${at}AAA`, Name, IsDeleted: false });
  expect(sorted.column("SELECT Name FROM Lead WHERE Name LIKE 'a%' ORDER BY Name")).toEqual([
    'A-c',
    'AA',
    'ab',
    'a_b',
  ]);
});

test('child subqueries: filtered, sorted, limited, null where there is none', () => {
  const children = world.column(
    'SELECT (SELECT Name, Owner.Name FROM Opportunities WHERE Amount > 0 ORDER BY Amount DESC LIMIT 1) FROM Account',
    'Opportunities',
  );
  expect(children).toEqual([
    {
      totalSize: 1,
      done: true,
      records: [
        {
          attributes: url('Opportunity', ids.lost),
          Name: 'Lost',
          Owner: { attributes: url('User', ids.bob), Name: 'Bob Ray' },
        },
      ],
    },
    { totalSize: 1, done: true, records: [expect.objectContaining({ Name: 'Open' })] },
    null,
    null,
  ]);
  const second =
    'SELECT (SELECT Name FROM Opportunities ORDER BY Name LIMIT 1 OFFSET 1) FROM Account LIMIT 1';
  expect(world.column(second, 'Opportunities')).toMatchObject([{ records: [{ Name: 'Won' }] }]);
  expect(
    world.column('SELECT (SELECT (SELECT Subject FROM Tasks) FROM Contacts) FROM Account', 'Contacts')[0],
  ).toMatchObject({
    records: [{ Tasks: { records: [{ Subject: 'Call' }] } }],
  });
});

test.each<[string, string[]]>([
  ['ORDER BY Amount', ['Fresh', 'Orphan', 'Won', 'Lost', 'Open']],
  ['ORDER BY Amount DESC', ['Fresh', 'Open', 'Lost', 'Won', 'Orphan']],
  ['ORDER BY Amount DESC NULLS LAST', ['Open', 'Lost', 'Won', 'Orphan', 'Fresh']],
  ['ORDER BY StageName, Name DESC', ['Open', 'Fresh', 'Orphan', 'Won', 'Lost']],
  ['ORDER BY Account.Name NULLS LAST, CloseDate', ['Lost', 'Won', 'Open', 'Fresh', 'Orphan']],
  ['ORDER BY Name LIMIT 2', ['Fresh', 'Lost']],
  ['ORDER BY Name LIMIT 2 OFFSET 3', ['Orphan', 'Won']],
  ['LIMIT 2', ['Won', 'Lost']],
  ['LIMIT 1 OFFSET 2', ['Open']],
  ['LIMIT 0', []],
  ['FOR VIEW', ['Won', 'Lost', 'Open', 'Fresh', 'Orphan']],
])('%s', (clause, names) => {
  expect(world.column(`SELECT Name FROM Opportunity ${clause}`)).toEqual(names);
});

test('COUNT() answers in totalSize alone', () => {
  expect(world.totalSize('SELECT COUNT() FROM Opportunity')).toBe(5);
  expect(world.totalSize('SELECT COUNT() FROM Opportunity WHERE Amount > 0 LIMIT 2')).toBe(2);
  expect(world.records('SELECT COUNT() FROM Opportunity')).toEqual([]);
});

test('FIELDS() stands for the fields it names', () => {
  const [record] = world.records('SELECT FIELDS(STANDARD) FROM Account LIMIT 1');
  expect(record).toMatchObject({ Id: ids.acme, Name: 'Acme' });
  const all = world.reader.schema.object('Touchline_Subject__c')?.fields ?? [];
  world.writer.insert('Touchline_Subject__c', { Name: 'x', Key__c: 'k', Kind__c: 'person' });
  expect(
    Object.keys(world.records('SELECT FIELDS(ALL) FROM Touchline_Subject__c LIMIT 200')[0] ?? {}),
  ).toHaveLength(all.length + 1);
  expect(world.records('SELECT FIELDS(CUSTOM) FROM Touchline_Subject__c LIMIT 1')[0]).not.toHaveProperty(
    'Id',
  );
});

test('toLabel and FORMAT write for people', () => {
  expect(
    world.records(
      "SELECT toLabel(StageName), FORMAT(Amount) shown, FORMAT(CloseDate) day FROM Opportunity WHERE Name = 'Won'",
    ),
  ).toMatchObject([{ StageName: 'Closed Won', shown: '$100.10', day: '11/19/2026' }]);
});

test('what a function makes of a parent’s field is in the parent, or under its alias', () => {
  const text =
    "SELECT Name, toLabel(Parent.Industry), FORMAT(Parent.AnnualRevenue) money, Parent.Name FROM Account WHERE Name IN ('Acme', 'acme west') ORDER BY Name DESC";
  const [west, acme] = world.records(text);
  expect(west).toMatchObject({ Parent: { attributes: { type: 'Account' }, Name: 'Acme' } });
  expect(Object.keys(west?.['Parent'] as object)).toEqual(['attributes', 'Industry', 'Name']);
  expect(acme).toMatchObject({ Name: 'Acme', Parent: null, money: null });
  expect(world.refusal('SELECT toLabel(Parent.Industry), Parent.Industry FROM Account')).toContain(
    'duplicate field selected: Parent.Industry',
  );
});

test('an alias and the object name may stand before a field', () => {
  expect(world.column("SELECT a.Name FROM Account a WHERE a.Parent.Name = 'Acme' ORDER BY a.Name")).toEqual([
    'acme west',
  ]);
  expect(world.column("SELECT Account.Name FROM Account WHERE Account.Name = 'Acme'")).toEqual(['Acme']);
});

test('white space and case are free', () => {
  const text =
    'select name\n,  count(id) n from opportunity group\n  by name having count(id)=1 order\tby name desc nulls last limit 1';
  expect(world.records(text)).toEqual([{ attributes: { type: 'AggregateResult' }, Name: 'Won', n: 1 }]);
  expect(world.refusal('SELECT Id\nFROM Account ORDER\n\n BY Nope')).toContain('ERROR at Row:4:Column:5');
});
