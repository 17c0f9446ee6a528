import { ids, testWorld } from './testing.ts';

const world = testWorld();
const accounts = (where: string) =>
  world.column(`SELECT Name FROM Account WHERE ${where}`).map((name) => String(name).split('\n')[0]);
const deals = (where: string) => world.column(`SELECT Name FROM Opportunity WHERE ${where}`);
const tasks = (where: string) => world.column(`SELECT Subject FROM Task WHERE ${where}`, 'Subject');

const ACME = 'Acme';
const WEST = 'acme west';
const BETA = 'Beta_Co 100%';
const NEIL = "O'Neil";

describe('text', () => {
  test.each<[string, string[]]>([
    ["Name = 'ACME'", [ACME]],
    ["Name != 'acme'", [WEST, BETA, NEIL]],
    ["Industry = 'ENERGY'", [ACME, NEIL]],
    ["Name < 'b'", [ACME, WEST]],
    ["Name >= 'Beta_Co 100%'", [BETA, NEIL]],
    ["Name = 'O\\'Neil\\nSons'", [NEIL]],
    ["Name LIKE 'acme%'", [ACME, WEST]],
    ["Name LIKE '%a%c%'", [ACME, WEST, BETA].slice(0, 3)],
    ["Name LIKE 'Acm_'", [ACME]],
    ["Name LIKE '%100\\%'", [BETA]],
    ["Name LIKE '%\\_Co%'", [BETA]],
    ["Name LIKE '%\\_a%'", []],
    ["Name LIKE 'o\\'neil%'", [NEIL]],
    ["(NOT Name LIKE '%e%')", []],
    ["Name IN ('acme', 'ACME WEST')", [ACME, WEST]],
    ["Name NOT IN ('acme', 'ACME WEST')", [BETA, NEIL]],
  ])('%s', (where, names) => {
    expect(accounts(where)).toEqual(names);
  });
});

describe('empty values', () => {
  test.each<[string, string[]]>([
    ['Industry = null', [WEST]],
    ['Industry != null', [ACME, BETA, NEIL]],
    ["Industry != 'Energy'", [WEST, BETA]],
    ["Industry NOT IN ('Energy')", [WEST, BETA]],
    ["Industry = ''", [WEST]],
    ["Industry IN ('Banking', null)", [WEST, BETA]],
    ["(NOT Industry LIKE 'E%')", [WEST, BETA]],
    ["(NOT Industry = 'Energy')", [WEST, BETA]],
    ['AnnualRevenue < 1000', [ACME, WEST, NEIL]],
    ['AnnualRevenue != 100', [WEST, BETA, NEIL]],
    ['Parent.Name = null', [ACME, BETA, NEIL]],
    ["Parent.Name != 'Acme'", [ACME, BETA, NEIL]],
    ['Parent.IsDeleted = false', [ACME, WEST, BETA, NEIL]],
  ])('%s', (where, names) => {
    expect(accounts(where)).toEqual(names);
  });
});

describe('numbers, checkboxes, logic', () => {
  test.each<[string, string[]]>([
    ['AnnualRevenue = 250.5', [WEST]],
    ['AnnualRevenue > -5', [ACME, WEST]],
    ['AnnualRevenue >= -5.0', [ACME, WEST, NEIL]],
    ['AnnualRevenue IN (100, 250.5)', [ACME, WEST]],
    ['Owner.IsActive = FALSE', [WEST, BETA]],
    ['Owner.IsActive = null', [WEST, BETA]],
    ['Owner.IsActive != null', [ACME, NEIL]],
    ['Owner.IsActive != false', [ACME, NEIL]],
    ["NumberOfEmployees = 10 AND (Industry = 'Energy' OR AnnualRevenue > 200)", [ACME, WEST]],
    ["NOT (Industry = 'Energy' OR Industry = 'Banking')", [WEST]],
    ["NOT (NOT Industry = 'Banking')", [BETA]],
    ["((NOT ((Name = 'acme' OR Name = 'acme west'))) AND Industry != null)", [BETA, NEIL]],
    ["(NOT Industry = 'Banking') AND (NOT Industry = 'Energy')", [WEST]],
  ])('%s', (where, names) => {
    expect(accounts(where)).toEqual(names);
  });
});

describe('ids and joins', () => {
  test.each<[string, string[]]>([
    [`Id = '${ids.acme}'`, [ACME]],
    [`Id = '${ids.acme.slice(0, 15)}'`, [ACME]],
    [`Id IN ('${ids.beta}', '${ids.acme}', '${ids.beta}')`, [BETA, ACME]],
    [`Id = '${ids.carol}'`, []],
    [`ParentId = '${ids.acme}' AND AnnualRevenue > 1`, [WEST]],
    [`OwnerId != '${ids.ann}'`, [WEST, BETA]],
    ["Id IN (SELECT AccountId FROM Opportunity WHERE StageName = 'Prospecting')", [WEST, BETA]],
    ['Id NOT IN (SELECT AccountId FROM Opportunity)', [NEIL]],
    [
      'Id IN (SELECT AccountId FROM Contact) AND Id NOT IN (SELECT AccountId FROM Opportunity WHERE IsWon = false)',
      [],
    ],
    ["Parent.Owner.Name = 'Ann Lee'", [WEST]],
    ["Account.Name = 'Acme'", [ACME]],
  ])('%s', (where, names) => {
    expect(accounts(where)).toEqual(names);
  });

  test('polymorphic parents', () => {
    expect(tasks("Who.Type = 'Lead'")).toEqual(['Mail']);
    expect(tasks("What.Type IN ('Account', 'Opportunity')")).toEqual(['Call', 'Note']);
    expect(tasks("What.Name = 'won'")).toEqual(['Call']);
    expect(tasks("Owner.Name = 'Bob Ray'")).toEqual(['Mail']);
    expect(tasks("Account.Name = 'x' OR Who.Name LIKE 'c%'")).toEqual(['Call']);
  });

  test('a reference is looked up by index, and the rest of the clause still holds', () => {
    expect(deals(`AccountId = '${ids.acme}' AND Amount > 150`)).toEqual(['Lost']);
    expect(deals(`AccountId IN ('${ids.acme}', null)`)).toEqual(['Won', 'Lost', 'Orphan']);
    expect(deals(`AccountId = '${ids.acme}' OR Amount = 0`)).toEqual(['Won', 'Lost', 'Orphan']);
  });
});

describe('dates', () => {
  test.each<[string, string[]]>([
    ['CloseDate = 2026-11-19', ['Won']],
    ['CloseDate > 2026-12-31', ['Fresh']],
    ['CloseDate <= 2026-10-31', ['Lost', 'Orphan']],
    ['CloseDate IN (2026-10-31, TODAY)', ['Won', 'Lost']],
    ['CloseDate = TODAY', ['Won']],
    ['CloseDate != TODAY', ['Lost', 'Open', 'Fresh', 'Orphan']],
    ['CloseDate > TODAY', ['Open', 'Fresh']],
    ['CloseDate >= TODAY', ['Won', 'Open', 'Fresh']],
    ['CloseDate < TODAY', ['Lost', 'Orphan']],
    ['CloseDate <= TODAY', ['Won', 'Lost', 'Orphan']],
    ['CloseDate = THIS_FISCAL_QUARTER', ['Won', 'Lost', 'Open']],
    ['CloseDate = NEXT_FISCAL_YEAR', ['Fresh']],
    ['CloseDate = LAST_N_DAYS:19', ['Won', 'Lost']],
    ['CloseDate = LAST_N_DAYS:18', ['Won']],
    ['CloseDate = NEXT_N_MONTHS:1', ['Open']],
    ['CreatedDate = TODAY', ['Won', 'Lost']],
    ['CreatedDate = YESTERDAY', ['Open']],
    ['CreatedDate > 2026-11-19T05:00:00Z', ['Won']],
    ['CreatedDate >= 2026-11-19T00:00:00-05:00', ['Won', 'Lost']],
    ['CreatedDate < 2026-11-19T00:00:00.000-0500', ['Open', 'Fresh', 'Orphan']],
    ['CALENDAR_YEAR(CreatedDate) = 2025', ['Orphan']],
    ['DAY_ONLY(CreatedDate) = 2026-11-19', ['Lost', 'Open']],
    ['DAY_ONLY(convertTimezone(CreatedDate)) = 2026-11-19', ['Won', 'Lost']],
    ['HOUR_IN_DAY(convertTimezone(CreatedDate)) = 21', ['Won']],
    ['FISCAL_YEAR(CloseDate) = 2028', ['Fresh']],
    ['FISCAL_QUARTER(CloseDate) = 4', ['Orphan']],
  ])('%s', (where, names) => {
    expect(deals(where)).toEqual(names);
  });
});

test('queryAll sees the recycle bin, query does not', () => {
  expect(world.column('SELECT Name FROM Opportunity WHERE Amount = 999')).toEqual([]);
  expect(world.column('SELECT Name FROM Opportunity WHERE IsDeleted = true', 'Name', true)).toEqual(['Gone']);
});

test('USING SCOPE mine keeps the own records', () => {
  expect(world.column('SELECT Name FROM Opportunity USING SCOPE mine WHERE Amount > 0')).toEqual(['Won']);
  expect(world.column('SELECT Name FROM Opportunity USING SCOPE everything WHERE Amount > 0')).toEqual([
    'Won',
    'Lost',
    'Open',
  ]);
});
