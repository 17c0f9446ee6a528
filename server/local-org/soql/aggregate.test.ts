import { testWorld } from './testing.ts';

const world = testWorld();

/** Records without `attributes`, which must say AggregateResult each time. */
function groups(text: string): unknown[] {
  return world.records(text).map(({ attributes, ...values }) => {
    expect(attributes).toEqual({ type: 'AggregateResult' });
    return values;
  });
}

test('aggregates over all rows leave empty values out', () => {
  expect(
    groups(
      'SELECT COUNT(Id), COUNT(Amount), SUM(Amount), AVG(Amount), MIN(Amount), MAX(Amount), COUNT_DISTINCT(OwnerId) owners FROM Opportunity',
    ),
  ).toEqual([{ expr0: 5, expr1: 4, expr2: 600.3, expr3: 150.075, expr4: 0, expr5: 300, owners: 2 }]);
});

test('no rows: one group, counts 0, the rest null', () => {
  expect(
    groups("SELECT COUNT(Id) n, SUM(Amount), MAX(CloseDate), MIN(Name) FROM Opportunity WHERE Name = 'none'"),
  ).toEqual([{ n: 0, expr0: null, expr1: null, expr2: null }]);
  expect(
    groups("SELECT StageName, COUNT(Id) FROM Opportunity WHERE Name = 'none' GROUP BY StageName"),
  ).toEqual([]);
});

test('GROUP BY, in the order of the picklist, with aliases and parent fields', () => {
  expect(
    groups('SELECT StageName, COUNT(Id) n, SUM(Amount) total FROM Opportunity GROUP BY StageName'),
  ).toEqual([
    { StageName: 'Prospecting', n: 2, total: 300 },
    { StageName: 'Qualification', n: 1, total: 0 },
    { StageName: 'Closed Won', n: 1, total: 100.1 },
    { StageName: 'Closed Lost', n: 1, total: 200.2 },
  ]);
  expect(groups('SELECT Owner.Name, MAX(CreatedDate) FROM Opportunity GROUP BY Owner.Name')).toEqual([
    { Name: 'Ann Lee', expr0: '2026-11-20T02:30:00.000+0000' },
    { Name: 'Bob Ray', expr0: '2026-11-19T05:00:00.000+0000' },
  ]);
  expect(groups('SELECT Industry, COUNT(Id) FROM Account GROUP BY Industry HAVING Industry = null')).toEqual([
    { Industry: null, expr0: 1 },
  ]);
});

test('HAVING and ORDER BY on aggregates, LIMIT over groups', () => {
  expect(
    groups(
      'SELECT StageName FROM Opportunity GROUP BY StageName HAVING COUNT(Id) = 1 AND SUM(Amount) > 0 ORDER BY SUM(Amount) DESC',
    ),
  ).toEqual([{ StageName: 'Closed Lost' }, { StageName: 'Closed Won' }]);
  expect(
    groups(
      'SELECT StageName, COUNT(Id) FROM Opportunity GROUP BY StageName ORDER BY COUNT(Id) DESC, StageName DESC LIMIT 2',
    ),
  ).toEqual([
    { StageName: 'Prospecting', expr0: 2 },
    { StageName: 'Closed Lost', expr0: 1 },
  ]);
});

test('date functions group in UTC, or in the user’s zone when asked', () => {
  expect(
    groups(
      'SELECT CALENDAR_YEAR(CreatedDate) y, COUNT(Id) n FROM Opportunity GROUP BY CALENDAR_YEAR(CreatedDate)',
    ),
  ).toEqual([
    { y: 2025, n: 1 },
    { y: 2026, n: 4 },
  ]);
  expect(
    groups(
      'SELECT DAY_ONLY(convertTimezone(CreatedDate)) d, COUNT(Id) n FROM Opportunity WHERE CreatedDate > 2026-11-01T00:00:00Z GROUP BY DAY_ONLY(convertTimezone(CreatedDate))',
    ),
  ).toEqual([
    { d: '2026-11-18', n: 1 },
    { d: '2026-11-19', n: 2 },
  ]);
  expect(
    groups(
      'SELECT FISCAL_QUARTER(CloseDate), COUNT(Id) n FROM Opportunity GROUP BY FISCAL_QUARTER(CloseDate)',
    ),
  ).toEqual([
    { expr0: 1, n: 1 },
    { expr0: 3, n: 3 },
    { expr0: 4, n: 1 },
  ]);
});

test('ROLLUP adds subtotals, told from empty values by GROUPING', () => {
  expect(
    groups(
      'SELECT IsClosed, IsWon, GROUPING(IsClosed) a, GROUPING(IsWon) b, COUNT(Id) n FROM Opportunity GROUP BY ROLLUP(IsClosed, IsWon)',
    ),
  ).toEqual([
    { IsClosed: false, IsWon: false, a: 0, b: 0, n: 3 },
    { IsClosed: false, IsWon: null, a: 0, b: 1, n: 3 },
    { IsClosed: true, IsWon: false, a: 0, b: 0, n: 1 },
    { IsClosed: true, IsWon: true, a: 0, b: 0, n: 1 },
    { IsClosed: true, IsWon: null, a: 0, b: 1, n: 2 },
    { IsClosed: null, IsWon: null, a: 1, b: 1, n: 5 },
  ]);
});

test('ROLLUP and CUBE take date functions too', () => {
  expect(
    groups(
      'SELECT CALENDAR_YEAR(CloseDate) y, IsWon, COUNT(Id) n FROM Opportunity GROUP BY ROLLUP(CALENDAR_YEAR(CloseDate), IsWon)',
    ),
  ).toEqual([
    { y: 2026, IsWon: false, n: 3 },
    { y: 2026, IsWon: true, n: 1 },
    { y: 2026, IsWon: null, n: 4 },
    { y: 2027, IsWon: false, n: 1 },
    { y: 2027, IsWon: null, n: 1 },
    { y: null, IsWon: null, n: 5 },
  ]);
});

test('text that differs in case alone is one group', () => {
  const mixed = testWorld();
  mixed.org.store.table('Account').put({ Id: '0010000000000ZZAAA', Name: 'ACME', IsDeleted: false });
  expect(
    mixed.records('SELECT Name, COUNT(Id) n FROM Account GROUP BY Name ORDER BY COUNT(Id) DESC LIMIT 1'),
  ).toMatchObject([{ Name: 'Acme', n: 2 }]);
});

test('toLabel around a grouped field', () => {
  expect(
    groups('SELECT toLabel(StageName) label, COUNT(Id) n FROM Opportunity GROUP BY StageName LIMIT 1'),
  ).toEqual([{ label: 'Prospecting', n: 2 }]);
});

test('CUBE adds every combination', () => {
  expect(
    groups('SELECT IsClosed, IsWon, COUNT(Id) n FROM Opportunity GROUP BY CUBE(IsClosed, IsWon)'),
  ).toHaveLength(3 + 2 + 2 + 1);
});

test('FORMAT around an aggregate', () => {
  expect(groups('SELECT FORMAT(MAX(Amount)) most FROM Opportunity')).toEqual([{ most: '$300.00' }]);
});

test('more groups than one batch are refused, not cut', () => {
  const big = testWorld();
  for (let i = 0; i < 2001; i += 1)
    big.org.store
      .table('Account')
      .put({ Id: `001000000${String(i).padStart(9, '0')}`, Name: `n${i}`, IsDeleted: false });
  expect(big.refusal('SELECT Name, COUNT(Id) FROM Account GROUP BY Name')).toBe(
    'EXCEEDED_ID_LIMIT: Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch',
  );
  expect(big.records('SELECT Name, COUNT(Id) FROM Account GROUP BY Name LIMIT 2000')).toHaveLength(2000);
});

test('200,000 tasks are grouped in a moment', () => {
  const big = testWorld();
  const tasks = big.org.store.table('Task');
  for (let i = 0; i < 200_000; i += 1) {
    tasks.put({
      Id: `00T000000${String(i).padStart(9, '0')}`,
      Status: `s${i % 5}`,
      OwnerId: `o${i % 50}`,
      IsDeleted: false,
    });
  }
  const started = performance.now();
  const found = big.records('SELECT OwnerId, COUNT(Id) n FROM Task GROUP BY OwnerId');
  const spent = performance.now() - started;
  expect(found).toHaveLength(52);
  // 200 ms on an idle machine; a shared one gets room, a quadratic mistake does not.
  expect(spent).toBeLessThan(2000);
});
