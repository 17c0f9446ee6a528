/** A busy afternoon: a share of the deals gets a new history row, a new state and activities of today. */
import type { Database } from './database.ts';

const columns = (database: Database, sObject: string): Promise<{ column_name: string }[]> =>
  database.rows<{ column_name: string }>(`DESCRIBE "${sObject}"`);

/** Rows like an existing one, with some columns given anew. */
async function insertLike(
  database: Database,
  sObject: string,
  given: Record<string, string>,
  from: string,
): Promise<void> {
  const select = (await columns(database, sObject)).map(
    ({ column_name: name }) => given[name] ?? `o."${name}"`,
  );
  await database.run(`INSERT INTO "${sObject}" SELECT ${select.join(', ')} FROM ${from}`);
}

/** @returns how many deals changed. */
export async function applyChanges(database: Database, now: Date, share: number): Promise<{ deals: number }> {
  const at = `(TIMESTAMP '${now.toISOString().replace('T', ' ').replace('Z', '')}' - to_seconds(60 + c.no % 7200))`;
  await database.run(`CREATE OR REPLACE TEMP TABLE changed AS
    SELECT row_number() OVER (ORDER BY hash("Id"))::INTEGER AS no, * FROM "Opportunity"
    WHERE NOT "IsClosed" ORDER BY no LIMIT (SELECT CAST(ceil(count(*) * ${share}) AS BIGINT) FROM "Opportunity")`);
  const stage = `CASE WHEN c.no % 10 = 0 THEN 'Closed Won' WHEN c.no % 10 = 1 THEN 'Closed Lost'
    WHEN c.no % 10 < 5 THEN 'Negotiation' ELSE c."StageName" END`;
  const amount = `CASE WHEN c.no % 10 > 6 THEN c."Amount" * 0.85 ELSE c."Amount" END`;
  const closeDate = `CASE WHEN c.no % 10 < 2 THEN ${at}::DATE WHEN c.no % 10 = 9 THEN c."CloseDate" + 21 ELSE c."CloseDate" END`;
  await insertLike(
    database,
    'OpportunityHistory',
    {
      Id: `printf('008Bw%013d', c.no)`,
      OpportunityId: 'c."Id"',
      CreatedById: 'c."OwnerId"',
      StageName: stage,
      Amount: amount,
      CloseDate: closeDate,
      CreatedDate: at,
      SystemModstamp: at,
    },
    `changed c, (SELECT * FROM "OpportunityHistory" LIMIT 1) o`,
  );
  await insertLike(
    database,
    'Task',
    {
      Id: `printf('00TBw%013d', c.no)`,
      WhatId: `CASE WHEN c.no % 8 > 0 THEN c."Id" END`,
      WhoId: `printf('003Bn%013d', 3 * right(c."AccountId", 13)::BIGINT)`,
      AccountId: 'c."AccountId"',
      OwnerId: 'c."OwnerId"',
      CreatedById: 'c."OwnerId"',
      Status: `'Completed'`,
      IsClosed: 'true',
      IsArchived: 'false',
      TaskSubtype: `'Call'`,
      Type: `'Call'`,
      ActivityDate: `${at}::DATE`,
      CompletedDateTime: at,
      CreatedDate: at,
      LastModifiedDate: at,
      SystemModstamp: at,
    },
    `changed c, (SELECT * FROM "Task" LIMIT 1) o WHERE c.no % 3 > 0`,
  );
  await database.run(`
    UPDATE "Opportunity" o SET "StageName" = ${stage}, "Amount" = ${amount}, "CloseDate" = ${closeDate},
      "IsClosed" = c.no % 10 < 2, "IsWon" = c.no % 10 = 0, "SystemModstamp" = ${at}, "LastModifiedDate" = ${at},
      "LastStageChangeDate" = CASE WHEN c.no % 10 < 5 THEN ${at} ELSE c."LastStageChangeDate" END
    FROM changed c WHERE c."Id" = o."Id"`);
  const [row] = await database.rows<{ n: string }>('SELECT count(*) AS n FROM changed');
  return { deals: Number(row!.n) };
}
