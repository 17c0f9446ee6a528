/** Rules of the platform's SOQL reference that a reader would not guess. */
import { soql } from './query.ts';
import { testWorld } from './testing.ts';

const world = testWorld();
const { refusal, records, column } = world;

test.each<[string, string]>([
  ["Name = 'a' AND NOT Name = 'b'", "unexpected token: 'NOT'"],
  ["Name = 'a' OR NOT (Name = 'b')", "unexpected token: 'NOT'"],
  ["NOT Name = 'a' AND Name = 'b'", "unexpected token: 'AND'"],
  ["NOT (Name = 'a') OR Name = 'b'", "unexpected token: 'OR'"],
  ["NOT NOT Name = 'a'", "unexpected token: 'NOT'"],
  ["Name NOT LIKE 'a'", "unexpected token: 'NOT'"],
  ["Name LIKE ''", 'invalid LIKE value: '],
  [`Name = '${'x'.repeat(4001)}'`, 'can not be longer than 4000 characters'],
  ['Id IN (SELECT WhatId FROM Task)', "Entity 'Task' is not supported for semi join inner selects"],
  ['Id NOT IN (SELECT WhatId FROM Event)', "Entity 'Event' is not supported for semi join inner selects"],
  ['NOT Id IN (SELECT AccountId FROM Contact)', "not allowed with the 'NOT' operator"],
  ['Parent.Id IN (SELECT AccountId FROM Contact)', 'can not be a field of a relationship'],
])('WHERE %.40s', (condition, words) => {
  expect(refusal(`SELECT Id FROM Account WHERE ${condition}`)).toMatch(/^MALFORMED_QUERY: /);
  expect(refusal(`SELECT Id FROM Account WHERE ${condition}`)).toContain(words);
});

test.each<[string, string]>([
  ['CloseDate = 1699-12-31', 'Invalid date: 1699-12-31'],
  ['CloseDate = 4001-01-01', 'Invalid date: 4001-01-01'],
  ['CreatedDate > 2026-02-30T00:00:00Z', 'Invalid datetime: 2026-02-30T00:00:00Z'],
  ['CreatedDate > 1600-01-01T00:00:00Z', 'Invalid datetime: 1600-01-01T00:00:00Z'],
])('days that are not in the calendar: %s', (condition, words) => {
  expect(refusal(`SELECT Id FROM Opportunity WHERE ${condition}`)).toContain(words);
});

test('NOT in parentheses of its own goes with anything', () => {
  expect(column("SELECT Name FROM Account WHERE (NOT Name LIKE 'a%') AND Name != null")).toHaveLength(2);
  expect(column("SELECT Name FROM Account WHERE Name != null AND (NOT Name LIKE 'a%')")).toHaveLength(2);
  expect(column("SELECT Name FROM Account WHERE NOT (Name LIKE 'a%' OR Name = null)")).toHaveLength(2);
});

test.each<[string, string]>([
  ['COUNT(IsWon) FROM Opportunity', 'field IsWon does not support aggregate operator COUNT'],
  ['COUNT(Description) FROM Opportunity', 'field Description does not support aggregate operator COUNT'],
  ['COUNT(Id) FROM Opportunity OFFSET 1', 'cannot also use OFFSET'],
  ['Name, COUNT(Name) FROM Account GROUP BY Name', 'Grouped field should not be aggregated: Name'],
  ['Name FROM Account GROUP BY Name, Name', 'duplicate grouping expression: Name'],
  ['FIELDS(ALL), COUNT(Id) FROM Account GROUP BY Id LIMIT 9', 'Field must be grouped or aggregated: '],
  ['FIELDS(CUSTOM) FROM Account LIMIT 1', "'FIELDS(...)' expansion function must result in at least one"],
  ['(SELECT Id FROM Contacts USING SCOPE mine) FROM Account', 'USING SCOPE is not allowed'],
  ['(SELECT Id FROM Contacts WHERE AccountId IN (SELECT Id FROM Account)) FROM Account', 'top level WHERE'],
  [
    `${'(SELECT '.repeat(5)}Id${' FROM ChildAccounts)'.repeat(5)} FROM Account`,
    'at most 5 levels of parents and children',
  ],
  ['TYPEOF What WHEN Account THEN Id WHEN Account THEN Name END FROM Task', '[Account] is not unique'],
  ['TYPEOF What WHEN Contact THEN Id END FROM Task', "[Contact] is nothing 'What' may be"],
  ['FORMAT(CreatedDate), TYPEOF What WHEN Account THEN Id END FROM Task', 'TYPEOF is not allowed beside'],
])('SELECT %.60s', (rest, words) => {
  expect(refusal(`SELECT ${rest}`)).toContain(words);
});

test('sums and averages are those of decimals, whatever the scale of the field', () => {
  const { org } = world;
  const account = (Id: string, AnnualRevenue: number) =>
    org.store.table('Account').put({ Id, Name: 'Sum', AnnualRevenue });
  account('001000000000901AAA', 1000.5);
  account('001000000000902AAA', 0.1);
  account('001000000000903AAA', 0.2);
  expect(
    records("SELECT SUM(AnnualRevenue) s, AVG(AnnualRevenue) a FROM Account WHERE Name = 'Sum'"),
  ).toMatchObject([{ s: 1000.8, a: 333.6 }]);
  account('001000000000902AAA', 1);
  account('001000000000903AAA', 0);
  account('001000000000901AAA', 0);
  expect(records("SELECT AVG(AnnualRevenue) a FROM Account WHERE Name = 'Sum'")).toMatchObject([
    { a: 1 / 3 },
  ]);
  for (const at of [1, 2, 3]) org.store.table('Account').remove(`00100000000090${at}AAA`);
});

test('a part of a day is known where the day is grouped by', () => {
  expect(
    records(
      'SELECT CALENDAR_YEAR(CloseDate) y, COUNT(Id) n FROM Opportunity GROUP BY CloseDate ORDER BY CloseDate LIMIT 2',
    ),
  ).toMatchObject([
    { y: 2026, n: 1 },
    { y: 2026, n: 1 },
  ]);
  expect(
    refusal('SELECT CALENDAR_YEAR(CreatedDate) y, COUNT(Id) n FROM Opportunity GROUP BY CloseDate'),
  ).toContain('Field must be grouped or aggregated');
});

test('children of the object named once more, or by its alias', () => {
  const wanted = [{ Contacts: { records: [{ Name: 'Carol Kay' }] } }];
  expect(
    records("SELECT (SELECT Contact.Name FROM Account.Contacts) FROM Account WHERE Name = 'Acme'"),
  ).toMatchObject(wanted);
  expect(
    records("SELECT (SELECT c.Name FROM a.Contacts c) FROM Account a WHERE a.Name = 'Acme'"),
  ).toMatchObject(wanted);
});

test('ids bound the rows of FIELDS() as a LIMIT does', () => {
  const [id] = column("SELECT Id FROM Account WHERE Name = 'Acme'", 'Id') as string[];
  for (const condition of [`Id = '${id}'`, `Id IN ('${id}')`, `Id = '${id}' OR Id = '${id}'`])
    expect(records(`SELECT FIELDS(ALL) FROM Account WHERE ${condition}`)).toMatchObject([{ Id: id }]);
  expect(refusal(`SELECT FIELDS(ALL) FROM Account WHERE Id = '${id}' OR Name = 'x'`)).toContain(
    'at most 200',
  );
});

test('empty references come first, whatever NULLS says', () => {
  expect(column('SELECT AccountId FROM Contact ORDER BY AccountId NULLS LAST', 'AccountId')[0]).toBeNull();
  expect(column('SELECT Email FROM Contact ORDER BY Email NULLS LAST', 'Email')[0]).not.toBeNull();
});

test('text is put in order by the locale of who asks', () => {
  const user = world.org.store.table('User');
  const ann = user.get(world.reader.user.id)!;
  const put = (at: number, Name: string) =>
    world.org.store.table('Account').put({ Id: `00100000000091${at}AAA`, Name, Site: 'sorted' });
  ['Zug', 'Émile', 'acht', 'Ähre', 'B_x', 'Bax'].forEach((name, at) => put(at, name));
  const names = (LocaleSidKey: string) => {
    user.put({ ...ann, LocaleSidKey });
    const session = world.org.sessions().find(({ id }) => id === ann.Id)!;
    const options = { now: new Date('2026-11-20T12:00:00Z'), version: '66.0' };
    const text = "SELECT Name FROM Account WHERE Site = 'sorted' ORDER BY Name";
    return soql(world.org.reader(session), text, options).map((record) => record.Name);
  };
  expect(names('en_US')).toEqual(['acht', 'Bax', 'B_x', 'Zug', 'Ähre', 'Émile']);
  expect(names('de_DE')).toEqual(['acht', 'Ähre', 'B_x', 'Bax', 'Émile', 'Zug']);
  user.put(ann);
  for (let at = 0; at < 6; at += 1) world.org.store.table('Account').remove(`00100000000091${at}AAA`);
});

test('TYPEOF without an ELSE is null for every other kind', () => {
  expect(
    records("SELECT TYPEOF What WHEN Account THEN Name END FROM Task WHERE What.Type = 'Opportunity'"),
  ).toEqual([expect.objectContaining({ What: null })]);
});
