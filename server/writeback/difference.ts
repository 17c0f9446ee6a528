/** Finds what differs between the desired rows of a target and what the mirror knows to stand on the org. */
import { quoted } from '../mirror/columns.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { scratch } from '../mirror/scratch.ts';
import type { Target } from './targets.ts';

export interface Difference {
  /** Columns that are sent, in order; `Key__c` among them. */
  columns: string[];
  /** The desired rows of a range of keys as they are sent, as SQL. */
  rows: (first: string, last: string) => string;
  pending: number;
  stale: number;
  /** Desired rows whose parent is not on the org. */
  orphans: number;
}

/**
 * Fills `staging.desired` (Key__c and parent of all desired rows), `staging.pending` (Key__c of those to send, with
 * `seq` 1..n in key order, in which rows of one parent follow each other) and `staging.stale` (Id, Key__c).
 *
 * Empty text equals null, as the platform stores it.
 */
export function findDifference(mirror: Mirror, target: Target): Promise<Difference> {
  return scratch(mirror, () => find(mirror, target));
}

async function find(mirror: Mirror, target: Target): Promise<Difference> {
  const described = await mirror.all<{ column_name: string; column_type: string }>(
    `DESCRIBE ${target.desired}`,
  );
  const columns = described.map((column) => column.column_name);
  const select = described.map(({ column_name: name, column_type: type }) =>
    type === 'VARCHAR'
      ? `NULLIF(d.${quoted(name)}, '') AS ${quoted(name)}`
      : `d.${quoted(name)} AS ${quoted(name)}`,
  );
  const parent = quoted(target.parent);
  const among = target.among ?? 'true';
  const desired = `(SELECT * FROM (${target.desired}) WHERE ${among})`;
  const standing = `(SELECT * FROM ${target.table} WHERE ${among})`;
  const narrow = [...new Set(['"Key__c"', parent])].map((name) => `NULLIF(d.${name}, '') AS ${name}`);
  await mirror.run(`
    CREATE OR REPLACE TABLE staging.desired AS SELECT ${narrow.join(', ')} FROM ${desired} d`);
  await refuseDoubles(mirror, target);
  await mirror.run('CREATE OR REPLACE TABLE staging.pending ("Key__c" VARCHAR, seq BIGINT)');
  const within = (relation: string, first: string, last: string): string =>
    `(SELECT * FROM ${relation} WHERE "Key__c" BETWEEN ${text(first)} AND ${text(last)})`;
  const rows = (first: string, last: string): string =>
    `(SELECT ${select.join(', ')} FROM ${within(desired, first, last)} d)`;
  const differs = columns.map((name) => `d.${quoted(name)} IS DISTINCT FROM m.${quoted(name)}`).join(' OR ');
  for (const { first, last } of await keyRanges(mirror, parent, target.rowsPerJob)) {
    await mirror.run(`
      INSERT INTO staging.pending
      SELECT key, (SELECT count(*) FROM staging.pending) + row_number() OVER (ORDER BY key) FROM (
        SELECT d."Key__c" AS key FROM ${rows(first, last)} d
        LEFT JOIN ${within(standing, first, last)} m ON m."Key__c" = d."Key__c"
        WHERE d.${parent} IS NOT NULL AND (m."Id" IS NULL OR ${differs}))`);
  }
  await mirror.run(`
    CREATE OR REPLACE TABLE staging.stale AS
    SELECT m."Id", m."Key__c", row_number() OVER (ORDER BY m."Id") AS seq
    FROM ${standing} m
    WHERE m."Key__c" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM staging.desired d WHERE d."Key__c" = m."Key__c")`);
  const [counts] = await mirror.all<{ pending: number; stale: number; orphans: number }>(`
    SELECT (SELECT count(*) FROM staging.pending) AS pending, (SELECT count(*) FROM staging.stale) AS stale,
      (SELECT count(*) FROM staging.desired WHERE ${parent} IS NULL) AS orphans`);
  return { columns, rows, pending: counts!.pending, stale: counts!.stale, orphans: counts!.orphans };
}

/** Desired rows that can be sent, cut by key: they are long, and the engine holds what it has not finished. */
function keyRanges(mirror: Mirror, parent: string, rows: number): Promise<{ first: string; last: string }[]> {
  return mirror.all(`
    SELECT min(key) AS first, max(key) AS last FROM (
      SELECT "Key__c" AS key, (row_number() OVER (ORDER BY "Key__c") - 1) // ${rows} AS part
      FROM staging.desired WHERE ${parent} IS NOT NULL
    ) GROUP BY part ORDER BY part`);
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Two rows for one key would overwrite each other for ever: a fault of an earlier stage, and not one to send. */
async function refuseDoubles(mirror: Mirror, target: Target): Promise<void> {
  const [double] = await mirror.all<{ key: string; rows: number }>(
    'SELECT "Key__c" AS key, count(*) AS rows FROM staging.desired GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 1',
  );
  if (double)
    throw new Error(
      `${target.sObject} ${double.key}: computed ${double.rows} times; nothing of it was sent.`,
    );
}
