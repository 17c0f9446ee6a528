/** Deals and their past: a cycle of 12 to 200 days, a quarter won, a sixth still open, some forgotten ones that never close. */
import type { Database } from './database.ts';
import { createObject } from './schema.ts';

/** One row per deal with everything the other tables follow from. */
const deal = `
  CREATE OR REPLACE TABLE deal AS
  WITH born AS (
    SELECT n, at_work(now_at() - to_seconds(CAST(86400 * 730 * (1 - (n + u(n, 10)) / deals) AS BIGINT)) - INTERVAL 1 DAY, u(n, 11)) AS created,
      12 + 190 * pow(u(n, 12), 1.6) AS cycle, u(n, 13) < 0.04 AS is_forgotten, u(n, 14) < 0.27 AS wins,
      1 + CAST(floor(u(n, 15) * reps) AS BIGINT) AS owner, CAST(floor(u(n, 16) * accounts) AS BIGINT) AS account,
      least(3, CAST(floor(1 + 4 * u(n, 17)) AS BIGINT)) AS furthest, 2000 + floor(58000 * pow(u(n, 18), 2)) AS amount
    FROM size, range(size.deals) t(n)
  ), closing AS (
    SELECT *, at_work(created + to_seconds(CAST(86400 * cycle AS BIGINT)), u(n, 19)) AS closed FROM born
  )
  SELECT *, NOT is_forgotten AND closed < now_at() AND closed > created AS is_closed FROM closing`;

/** Steps of a deal's life: creation, three moves, sometimes a change of amount, the closing. */
const history = `
  CREATE OR REPLACE TABLE step AS
  WITH step AS (
    SELECT d.n, k, created, is_closed, wins, amount, furthest, cycle, closed,
      CASE WHEN k = 0 THEN created WHEN k = 5 THEN closed
        ELSE created + to_seconds(CAST(86400 * cycle * ([0.15, 0.4, 0.65, 0.85])[k] AS BIGINT)) END AS moment
    FROM deal d, range(6) t(k) WHERE (k < 5 OR is_closed) AND (k <> 4 OR u(d.n, 20) < 0.4)
  )
  SELECT n, k, moment, cycle, created, closed,
    CASE WHEN k = 5 THEN CASE WHEN wins THEN 'Closed Won' ELSE 'Closed Lost' END
      ELSE (['Prospecting', 'Qualification', 'Proposal', 'Negotiation'])[1 + least(k, CASE WHEN wins THEN 3 ELSE furthest END)] END AS stage,
    CASE WHEN u(n, 21) < 0.06 AND k < 2 THEN NULL ELSE amount * (1 + 0.05 * CAST(floor(5 * u(n * 6 + k, 22)) - 2 AS BIGINT)) END AS amount,
    CASE WHEN k = 5 THEN closed::DATE
      ELSE (created + to_seconds(CAST(86400 * cycle * (0.7 + 0.1 * k + 0.2 * u(n, 23)) AS BIGINT)))::DATE END AS close_date
  FROM step WHERE moment < now_at() AND moment >= created AND (k = 5 OR NOT is_closed OR moment < closed)`;

export async function makeDeals(database: Database): Promise<void> {
  await database.run(deal);
  await database.run(history);
  await database.run(`
    CREATE OR REPLACE TABLE state AS
    SELECT n, max(moment) AS changed_at, arg_max(stage, k) AS stage, arg_max(amount, k) AS amount, arg_max(close_date, k) AS close_date
    FROM step GROUP BY n`);
  await createObject(
    database,
    'Opportunity',
    {
      Id: `id('006', d.n)`,
      AccountId: `id('001', d.account)`,
      OwnerId: `id('005', d.owner)`,
      CreatedById: `id('005', d.owner)`,
      LastModifiedById: `id('005', d.owner)`,
      StageName: 's.stage',
      Type: `CASE WHEN u(d.n, 24) < 0.6 THEN 'New Business' ELSE 'Existing Business' END`,
      LeadSource: `(['Web', 'Partner', 'Outbound', 'Event'])[1 + CAST(floor(u(d.n, 25) * 4) AS BIGINT)]`,
      ForecastCategory: `CASE s.stage WHEN 'Closed Won' THEN 'Closed' WHEN 'Closed Lost' THEN 'Omitted' ELSE 'Pipeline' END`,
      ForecastCategoryName: `CASE s.stage WHEN 'Closed Won' THEN 'Closed' WHEN 'Closed Lost' THEN 'Omitted' ELSE 'Pipeline' END`,
      NextStep: `CASE WHEN u(d.n, 26) < 0.5 THEN 'Call them back' END`,
      Amount: 's.amount',
      Probability: '50',
      ExpectedRevenue: 's.amount / 2',
      PushCount: '0',
      IsClosed: 'd.is_closed',
      IsWon: 'd.is_closed AND d.wins',
      IsPrivate: 'false',
      HasOpportunityLineItem: 'false',
      CloseDate: 's.close_date',
      LastStageChangeDate: 's.changed_at',
      CreatedDate: 'd.created',
      LastModifiedDate: 's.changed_at',
      SystemModstamp: 's.changed_at',
    },
    'deal d JOIN state s ON s.n = d.n ORDER BY d.n',
  );
  await createObject(
    database,
    'OpportunityHistory',
    {
      Id: `id('008', row_number() OVER (ORDER BY h.moment, h.n, h.k))`,
      OpportunityId: `id('006', h.n)`,
      CreatedById: `id('005', d.owner)`,
      StageName: 'h.stage',
      ForecastCategory: `'Pipeline'`,
      Amount: 'h.amount',
      ExpectedRevenue: 'h.amount / 2',
      Probability: '50',
      CloseDate: 'h.close_date',
      CreatedDate: 'h.moment',
      SystemModstamp: 'h.moment',
    },
    'step h JOIN deal d ON d.n = h.n ORDER BY 1',
  );
  await makeRelatives(database);
  await database.run('DROP TABLE step; DROP TABLE state');
}

/** Hand-overs of one deal in twelve, next steps where they are tracked, and one or two contacts on every deal. */
async function makeRelatives(database: Database): Promise<void> {
  await createObject(
    database,
    'OpportunityFieldHistory',
    {
      Id: `id('017', row_number() OVER (ORDER BY f.moment, f.n, f.field))`,
      OpportunityId: `id('006', f.n)`,
      CreatedById: `id('005', f.owner)`,
      Field: 'f.field',
      OldValue: 'f.old',
      NewValue: 'f.new',
      CreatedDate: 'f.moment',
    },
    `(SELECT n, owner, 'Owner' AS field, id('005', 1 + CAST(floor(u(n, 31) * reps) AS BIGINT)) AS old, id('005', owner) AS "new",
        created + to_seconds(CAST(86400 * cycle * 0.3 AS BIGINT)) AS moment FROM deal, size WHERE u(n, 30) < 0.08
      UNION ALL
      SELECT n, owner, 'NextStep', NULL, 'Call them back', created + to_seconds(CAST(86400 * cycle * 0.2 AS BIGINT))
      FROM deal WHERE u(n, 26) < 0.5) f
    WHERE f.moment < now_at() ORDER BY 1`,
  );
  await createObject(
    database,
    'OpportunityContactRole',
    {
      Id: `id('00K', 2 * d.n + k)`,
      OpportunityId: `id('006', d.n)`,
      ContactId: `id('003', 3 * d.account + (d.n + k) % 3)`,
      CreatedById: `id('005', d.owner)`,
      Role: `'Decision Maker'`,
      IsPrimary: 'k = 0',
      CreatedDate: 'd.created + INTERVAL 1 HOUR',
      LastModifiedDate: 'd.created + INTERVAL 1 HOUR',
      SystemModstamp: 'd.created + INTERVAL 1 HOUR',
    },
    'deal d, range(2) t(k) WHERE k = 0 OR u(d.n, 32) < 0.5 ORDER BY 1',
  );
}
