import { testWorld } from './testing.ts';

const world = testWorld();
const APPEND =
  "If you are attempting to use a custom field, be sure to append the '__c' after the custom field name. Please reference your WSDL or the describe call for the appropriate names.";

test('points at the place, as the platform does', () => {
  expect(world.refusal('SELECT Idx FROM Account')).toBe(
    `INVALID_FIELD: \nSELECT Idx FROM Account\n       ^\nERROR at Row:1:Column:8\nNo such column 'Idx' on entity 'Account'. ${APPEND}`,
  );
  expect(world.refusal("SELECT Id\nFROM Account\nWHERE Foo = 'x'")).toBe(
    `INVALID_FIELD: \nWHERE Foo = 'x'\n      ^\nERROR at Row:3:Column:7\nNo such column 'Foo' on entity 'Account'. ${APPEND}`,
  );
});

test.each<[string, string, string]>([
  // Names.
  [
    'SELECT Id FROM Foo',
    'INVALID_TYPE',
    "sObject type 'Foo' is not supported. If you are attempting to use a custom object, be sure to append the '__c' after the entity name.",
  ],
  ['SELECT Foo.Name FROM Account', 'INVALID_FIELD', "Didn't understand relationship 'Foo' in field path."],
  ['SELECT Owner.Foo FROM Task', 'INVALID_FIELD', "No such column 'Foo' on entity 'Name'."],
  [
    'SELECT (SELECT Id FROM Foos) FROM Account',
    'INVALID_TYPE',
    "Didn't understand relationship 'Foos' in FROM part of query call.",
  ],
  ['SELECT Name, Name FROM Account', 'INVALID_FIELD', 'duplicate field selected: Name'],
  [
    'SELECT Parent.Parent.Parent.Parent.Parent.Parent.Name FROM Account',
    'MALFORMED_QUERY',
    'longer than 5 levels',
  ],
  // Types of literals.
  [
    "SELECT Id FROM Opportunity WHERE CloseDate = '2026-01-01'",
    'INVALID_FIELD',
    "value of filter criterion for field 'CloseDate' must be of type date and should not be enclosed in quotes",
  ],
  [
    'SELECT Id FROM Opportunity WHERE CloseDate = 2026-01-01T00:00:00Z',
    'INVALID_FIELD',
    "field 'CloseDate' must be of type date and",
  ],
  [
    'SELECT Id FROM Opportunity WHERE CreatedDate > 2026-01-01',
    'INVALID_FIELD',
    "field 'CreatedDate' must be of type dateTime and should not be enclosed in quotes",
  ],
  [
    "SELECT Id FROM Opportunity WHERE Amount > '5'",
    'INVALID_FIELD',
    "field 'Amount' must be of type double and should not be enclosed in quotes",
  ],
  [
    'SELECT Id FROM Account WHERE Name = 5',
    'INVALID_FIELD',
    "field 'Name' must be of type string and should be enclosed in quotes",
  ],
  [
    "SELECT Id FROM Opportunity WHERE IsWon = 'true'",
    'INVALID_FIELD',
    "field 'IsWon' must be of type boolean and should not be enclosed in quotes",
  ],
  ["SELECT Id FROM Account WHERE Id = 'abc'", 'INVALID_QUERY_FILTER_OPERATOR', 'invalid ID field: abc'],
  ['SELECT Id FROM Opportunity WHERE CloseDate = 2026-02-30', 'MALFORMED_QUERY', 'Invalid date: 2026-02-30'],
  ['SELECT Id FROM Opportunity WHERE Amount > USD500', 'MALFORMED_QUERY', 'multiple currencies'],
  [
    "SELECT Id FROM Account WHERE Name = 'a\\q'",
    'MALFORMED_QUERY',
    "Illegal character sequence '\\q' in string literal",
  ],
  // Operators.
  [
    "SELECT Id FROM Opportunity WHERE Amount LIKE '5%'",
    'INVALID_QUERY_FILTER_OPERATOR',
    "invalid operator 'LIKE' on field 'Amount'",
  ],
  [
    'SELECT Id FROM Opportunity WHERE IsWon > false',
    'INVALID_QUERY_FILTER_OPERATOR',
    "invalid operator '>' on field 'IsWon'",
  ],
  [
    'SELECT Id FROM Opportunity WHERE Amount > null',
    'INVALID_QUERY_FILTER_OPERATOR',
    "invalid operator '>' on field 'Amount'",
  ],
  [
    "SELECT Id FROM Account WHERE Industry INCLUDES ('a')",
    'INVALID_QUERY_FILTER_OPERATOR',
    "invalid operator 'INCLUDES' on field 'Industry'",
  ],
  [
    "SELECT Id FROM Opportunity WHERE Description = 'x'",
    'INVALID_FIELD',
    "field 'Description' can not be filtered in a query call",
  ],
  [
    'SELECT Id FROM Opportunity ORDER BY Description',
    'MALFORMED_QUERY',
    "field 'Description' can not be sorted in a query call",
  ],
  // Grammar.
  [
    "SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'",
    'MALFORMED_QUERY',
    "unexpected token: 'OR'",
  ],
  ['SELECT Id FROM Account WHERE', 'MALFORMED_QUERY', "unexpected token: '<EOF>'"],
  ['SELECT * FROM Account', 'MALFORMED_QUERY', "unexpected token: '*'"],
  ['SELECT Id FROM Account WHERE Name = "x"', 'MALFORMED_QUERY', "no viable alternative at character '\"'"],
  ['SELECT Id FROM Account GROUP BY', 'MALFORMED_QUERY', 'unexpected token'],
  ['SELECT Id FROM Account LIMIT x', 'MALFORMED_QUERY', "unexpected token: 'x'"],
  ['', 'MALFORMED_QUERY', 'empty'],
  // What only Apex has, and what this org does not speak: by name.
  ['SELECT Id FROM Account ALL ROWS', 'MALFORMED_QUERY', 'ALL ROWS not allowed in this context'],
  ['SELECT Id FROM Account FOR UPDATE', 'MALFORMED_QUERY', 'FOR UPDATE'],
  ['SELECT Id FROM Account WITH SECURITY_ENFORCED', 'MALFORMED_QUERY', 'WITH SECURITY_ENFORCED'],
  ['SELECT Id FROM Account WITH USER_MODE', 'MALFORMED_QUERY', 'WITH USER_MODE'],
  ['SELECT Id FROM Account USING SCOPE team', 'MALFORMED_QUERY', 'USING SCOPE team'],
  ['SELECT Id FROM Account UPDATE VIEWSTAT', 'MALFORMED_QUERY', 'UPDATE VIEWSTAT'],
  ['SELECT convertCurrency(AnnualRevenue) FROM Account', 'MALFORMED_QUERY', 'convertCurrency'],
  [
    "SELECT Id FROM Account WHERE DISTANCE(Foo__c, GEOLOCATION(1,2), 'mi') < 5",
    'MALFORMED_QUERY',
    'DISTANCE',
  ],
  ['SELECT Id, Name FROM Account WHERE Name = :name', 'MALFORMED_QUERY', 'unexpected token'],
  // What the parser library would silently drop.
  [
    'SELECT Name FROM Account GROUP BY Name HAVING (NOT COUNT(Id) > 1) AND COUNT(Id) > 0',
    'MALFORMED_QUERY',
    "unexpected token: 'NOT'",
  ],
  // Limits.
  [
    'SELECT Id FROM Account LIMIT 10 OFFSET 2001',
    'NUMBER_OUTSIDE_VALID_RANGE',
    'Maximum SOQL offset allowed is 2000',
  ],
  [
    'SELECT FIELDS(ALL) FROM Account',
    'MALFORMED_QUERY',
    'The SOQL FIELDS function must have a LIMIT of at most 200',
  ],
  [
    'SELECT FIELDS(CUSTOM) FROM Account LIMIT 201',
    'MALFORMED_QUERY',
    'The SOQL FIELDS function must have a LIMIT of at most 200',
  ],
  // Groups.
  ['SELECT Name, COUNT(Id) FROM Account', 'MALFORMED_QUERY', 'Field must be grouped or aggregated: Name'],
  [
    'SELECT Industry FROM Account GROUP BY Name',
    'MALFORMED_QUERY',
    'Field must be grouped or aggregated: Industry',
  ],
  ['SELECT SUM(Name) FROM Account', 'MALFORMED_QUERY', 'field Name does not support aggregate operator SUM'],
  [
    'SELECT Amount, COUNT(Id) FROM Opportunity GROUP BY Amount',
    'MALFORMED_QUERY',
    "field 'Amount' can not be grouped in a query call",
  ],
  ['SELECT Name n, COUNT(Id) n FROM Account GROUP BY Name', 'MALFORMED_QUERY', 'duplicate alias: n'],
  ['SELECT Name n FROM Account', 'MALFORMED_QUERY', 'only aggregate expressions use field aliasing'],
  [
    'SELECT Name, COUNT(Id) n FROM Account GROUP BY Name ORDER BY n',
    'INVALID_FIELD',
    "No such column 'n' on entity 'Account'",
  ],
  [
    'SELECT Id FROM Account WHERE COUNT(Id) > 1',
    'MALFORMED_QUERY',
    'Aggregate function COUNT not allowed in this place',
  ],
  [
    'SELECT CALENDAR_YEAR(CreatedDate) FROM Account',
    'MALFORMED_QUERY',
    'only allowed in a statement with GROUP BY',
  ],
  [
    'SELECT HOUR_IN_DAY(CloseDate), COUNT(Id) FROM Opportunity GROUP BY HOUR_IN_DAY(CloseDate)',
    'INVALID_FIELD',
    'HOUR_IN_DAY',
  ],
  [
    'SELECT Type, Industry, COUNT(Id) FROM Account GROUP BY Type, ROLLUP(Industry)',
    'MALFORMED_QUERY',
    'ROLLUP can not be combined',
  ],
])('%s', (text, code, message) => {
  const refusal = world.refusal(text);
  expect(refusal).toMatch(new RegExp(`^${code}: `));
  expect(refusal).toContain(message);
});

test('a statement has at most 100,000 characters', () => {
  const text = `SELECT Id FROM Account WHERE Name = '${'x'.repeat(100_000)}'`;
  expect(world.refusal(text)).toBe(
    'MALFORMED_QUERY: SOQL statements cannot be longer than 100000 characters.',
  );
});

test('conditions by the thousand are too complicated, and the next statement is answered', () => {
  const many = Array.from({ length: 8000 }, () => "Id = ''").join(' OR ');
  expect(world.refusal(`SELECT Id FROM Account WHERE ${many}`)).toMatch(
    /^QUERY_TOO_COMPLICATED: Query is either/,
  );
  const deep = `${"(Id = '' AND ".repeat(4000)}Id = ''${')'.repeat(4000)}`;
  expect(world.refusal(`SELECT Id FROM Account WHERE ${deep}`)).toMatch(/^QUERY_TOO_COMPLICATED/);
  expect(world.totalSize('SELECT COUNT() FROM Account')).toBe(4);
});

test.each([
  ['SELECT Id FROM Account LIMIT', 29, '<EOF>'],
  ['SELECT Id, FROM Account', 12, 'FROM'],
  ['SELECT Id FRM Account', 15, 'Account'],
  ["SELECT Id FROM Account WHERE (Name = 'x'", 41, '<EOF>'],
  ["SELECT Id FROM Account WHERE Id IN ('a' 'b')", 41, "'b'"],
  ['UPDATE x', 1, 'UPDATE'],
])('%s: column %i', (text, column, token) => {
  expect(world.refusal(text)).toContain(`ERROR at Row:1:Column:${column}\nunexpected token: '${token}'`);
});
