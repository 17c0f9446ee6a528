/**
 * A company of any size: one rep per 320 deals, eight people to a manager, 24 months of deals. Everything follows from
 * hashes of row numbers, so that the same size is the same company.
 */
import type { Database } from './database.ts';
import { integrationUser, moments, organizationId, timeZone } from './clock.ts';
import { createObject } from './schema.ts';

export const months = 24;

/** Macros the other files use: `u(row, salt)` in [0, 1), `id(prefix, row)`, `at_work(instant, share)` on a weekday 9-17 in New York. */
const macros = `
  CREATE OR REPLACE MACRO u(n, salt) AS (hash(n, salt) % 1000000) / 1000000.0;
  CREATE OR REPLACE MACRO id(prefix, n) AS printf('%sBn%013d', prefix, n);
  CREATE OR REPLACE MACRO at_work(instant, share) AS
    date_trunc('day', instant - to_days(CASE WHEN isodow(instant) > 5 THEN isodow(instant)::INTEGER - 5 ELSE 0 END))
      + to_milliseconds(50400000 + CAST(floor(28700000 * share) AS BIGINT));
  CREATE OR REPLACE MACRO now_at() AS TIMESTAMP '${moments.full.replace('T', ' ').replace('Z', '')}'`;

/** Over the two years before yesterday: what changes once in a while was last changed at any time. */
const stampedBefore = (row: string): string =>
  `now_at() - to_minutes(1440 + CAST(floor(1000000 * u(${row}, 7)) AS BIGINT))`;
const stamps = (row: string): Record<string, string> =>
  Object.fromEntries(
    ['CreatedDate', 'LastModifiedDate', 'SystemModstamp'].map((name) => [name, stampedBefore(row)]),
  );

export async function makeCompany(database: Database, deals: number): Promise<void> {
  await database.run(macros);
  const reps = Math.max(4, Math.ceil(deals / 320));
  await makePeople(database, reps);
  await makeSettings(database);
  const accounts = Math.max(10, Math.ceil(deals / 4));
  const longAgo = {
    CreatedDate: `TIMESTAMP '2023-01-02 12:00:00'`,
    LastModifiedDate: `TIMESTAMP '2024-01-02 12:00:00'`,
  };
  await createObject(
    database,
    'Account',
    {
      ...longAgo,
      Id: `id('001', n)`,
      OwnerId: `id('005', 1 + CAST(floor(u(n, 1) * ${reps}) AS BIGINT))`,
      Type: `CASE WHEN u(n, 2) < 0.4 THEN 'Customer' ELSE 'Prospect' END`,
      Industry: `(['Banking', 'Retail', 'Energy', 'Health'])[1 + CAST(floor(u(n, 3) * 4) AS BIGINT)]`,
      NumberOfEmployees: `floor(10 + u(n, 4) * 5000)`,
      SystemModstamp: stampedBefore('n'),
    },
    `range(${accounts}) t(n)`,
  );
  await createObject(
    database,
    'Contact',
    {
      ...longAgo,
      Id: `id('003', n)`,
      AccountId: `id('001', n // 3)`,
      OwnerId: `id('005', 1 + CAST(floor(u(n // 3, 1) * ${reps}) AS BIGINT))`,
      SystemModstamp: stampedBefore('n'),
    },
    `range(${3 * accounts}) t(n)`,
  );
  await database.run(
    `CREATE OR REPLACE TABLE size AS SELECT ${reps} AS reps, ${accounts} AS accounts, ${deals} AS deals`,
  );
}

/** Reps are 1 to `reps`; each level above holds an eighth of the one below, up to one person. */
async function makePeople(database: Database, reps: number): Promise<void> {
  const levels = [reps];
  while (levels.at(-1)! > 1) levels.push(Math.ceil(levels.at(-1)! / 8));
  let first = 1;
  const selects = levels.map((count, level) => {
    const next = first + count;
    const manager = level === levels.length - 1 ? 'NULL' : `${next} + n // 8`;
    const select = `SELECT ${first} + n AS no, ${manager} AS manager, ${level} AS level FROM range(${count}) t(n)`;
    first = next;
    return select;
  });
  await database.run(
    `CREATE OR REPLACE TABLE person AS SELECT 0 AS no, NULL AS manager, NULL AS level UNION ALL ${selects.join(' UNION ALL ')}`,
  );
  await createObject(
    database,
    'User',
    {
      Id: `id('005', no)`,
      Name: `CASE WHEN no = 0 THEN 'Integration' ELSE 'Person ' || no END`,
      ManagerId: `CASE WHEN manager IS NOT NULL THEN id('005', manager) END`,
      UserType: `'Standard'`,
      IsActive: `level IS DISTINCT FROM 0 OR u(no, 5) >= 0.04`,
      TimeZoneSidKey: `'${timeZone}'`,
      LocaleSidKey: `'en_US'`,
      CreatedDate: `TIMESTAMP '2024-01-02 12:00:00'`,
      LastModifiedDate: `TIMESTAMP '2026-01-02 12:00:00'`,
      SystemModstamp: stampedBefore('no'),
    },
    'person',
  );
  const audit = { CreatedById: `'${integrationUser}'`, LastModifiedById: `id('005', 1)` };
  await createObject(
    database,
    'Touchline_Subject__c',
    {
      ...audit,
      ...stamps('no'),
      Id: `id('a00', no)`,
      Key__c: `'person:' || id('005', no)`,
      Name: `'Person ' || no`,
      Kind__c: `'person'`,
      User__c: `id('005', no)`,
      OwnerId: `id('005', no)`,
      Is_Active__c: 'true',
      Segment__c: `(['SMB', 'Mid-Market', 'Enterprise'])[1 + no % 3]`,
    },
    `person WHERE level = 0`,
  );
  await createObject(
    database,
    'Touchline_Quota__c',
    {
      ...audit,
      ...stamps(`no * ${months} + n`),
      Id: `id('a01', no * ${months} + n)`,
      Key__c: `id('005', no) || '|' || n`,
      Subject__c: `id('a00', no)`,
      Amount__c: `100000 + 1000 * floor(u(no, 6) * 100)`,
      Period_Start__c: `DATE '2025-01-01' + to_months(n::INTEGER)`,
    },
    `person, range(${months}) t(n) WHERE level = 0`,
  );
}

async function makeSettings(database: Database): Promise<void> {
  await createObject(
    database,
    'Organization',
    {
      Id: `'${organizationId}'`,
      Name: `'Bench'`,
      TimeZoneSidKey: `'${timeZone}'`,
      FiscalYearStartMonth: '1',
    },
    '(SELECT 1)',
  );
  await createObject(
    database,
    'OpportunityStage',
    {
      Id: `id('01J', n)`,
      MasterLabel: `(['Prospecting', 'Qualification', 'Proposal', 'Negotiation', 'Closed Won', 'Closed Lost'])[n]`,
      ApiName: `(['Prospecting', 'Qualification', 'Proposal', 'Negotiation', 'Closed Won', 'Closed Lost'])[n]`,
      SortOrder: 'n',
      DefaultProbability: `([10, 25, 50, 75, 100, 0])[n]`,
      IsActive: 'true',
      IsClosed: 'n > 4',
      IsWon: 'n = 5',
    },
    'range(1, 7) t(n)',
  );
  for (const sObject of [
    'Period',
    'UserRole',
    'Touchline_Subject__Share',
    'Touchline_Sync_Run__c',
    'Touchline_Flag_Rule__mdt',
  ])
    await createObject(database, sObject, {}, '(SELECT 1) WHERE false');
}
