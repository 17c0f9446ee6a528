import { testWorld } from './testing.ts';
import { rewrite } from './rewrite.ts';

const world = testWorld();

test.each([
  ['SELECT x FROM A GROUP BY ROLLUP(x, f(y))', 'SELECT x FROM A GROUP BY        x, f(y) '],
  ['SELECT x FROM A GROUP BY CUBE (x) LIMIT 1', 'SELECT x FROM A GROUP BY       x  LIMIT 1'],
  ['SELECT x FROM A GROUP BY ROLLUP(x), y', 'SELECT x FROM A GROUP BY ROLLUP(x), y'],
  ['SELECT x FROM A AS a', 'SELECT x FROM A    a'],
  ['SELECT x FROM A a, a.B b WHERE y = 1', 'SELECT x FROM A a        WHERE y = 1'],
  ['SELECT x FROM A a, z.B b', 'SELECT x FROM A a, z.B b'],
  ['SELECT x FROM A WHERE ((y = 1) AND (z = 2))', 'SELECT x FROM A WHERE ((y = 1) AND (z = 2))'],
  ['SELECT x FROM A WHERE (((y = 1)))', 'SELECT x FROM A WHERE   (y = 1)  '],
  ["SELECT x FROM A WHERE y = '((1))'", "SELECT x FROM A WHERE y = '((1))'"],
  ['SELECT x FROM A, A.B WHERE y = 1', 'SELECT x FROM A      WHERE y = 1'],
  ['SELECT x FROM A WHERE NOT (NOT (NOT y = 1))', 'SELECT x FROM A WHERE     (    (NOT y = 1))'],
  ['SELECT x FROM A WHERE NOT (NOT y = 1 AND z = 2)', 'SELECT x FROM A WHERE NOT (NOT y = 1 AND z = 2)'],
])('%s', (statement, text) => {
  expect(rewrite(statement).text).toBe(text);
});

test('aliases stand for paths', () => {
  expect(rewrite('SELECT x FROM A a, a.B b, b.C.D AS d').joined).toEqual(
    new Map([
      ['b', ['B']],
      ['d', ['B', 'C', 'D']],
    ]),
  );
  expect(
    world.records(
      "SELECT c.Name, a.Name, o.Name FROM Contact c, c.Account a, a.Owner AS o WHERE a.Name = 'acme' ORDER BY o.Name",
    ),
  ).toMatchObject([{ Name: 'Carol Kay', Account: { Name: 'Acme', Owner: { Name: 'Ann Lee' } } }]);
  expect(world.totalSize("SELECT COUNT() FROM Contact c, c.Account a WHERE a.Name = 'Acme'")).toBe(1);
  expect(world.refusal('SELECT z.Name FROM Contact c, c.Account a')).toContain(
    "Didn't understand relationship 'z'",
  );
  expect(world.totalSize("SELECT COUNT() FROM Contact, Contact.Account WHERE Account.Name = 'Acme'")).toBe(1);
  expect(world.refusal('SELECT Id FROM Contact, Contact.Nope')).toContain(
    "Didn't understand relationship 'Nope'",
  );
  expect(world.refusal('SELECT a.Nope FROM Contact c, c.Account a')).toContain('ERROR at Row:1:Column:8');
});

test('what is left over is still asked as it was written', () => {
  expect(world.column("SELECT Name FROM Account WHERE (((((((((((Name = 'acme')))))))))))")).toEqual([
    'Acme',
  ]);
  expect(world.column("SELECT Name FROM Account WHERE NOT (NOT Name = 'acme')")).toEqual(['Acme']);
  expect(world.column("SELECT Name FROM Account WHERE NOT (NOT (NOT Name = 'acme'))")).toHaveLength(3);
  expect(world.refusal("SELECT Name FROM Account WHERE ((Name = 'acme')")).toContain(
    "ERROR at Row:1:Column:48\nunexpected token: '<EOF>'",
  );
});
