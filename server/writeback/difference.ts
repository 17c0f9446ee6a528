/** Finds what differs between the desired rows of a target and what the mirror knows to stand on the org. */
import { digestOf, quoted } from '../mirror/columns.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { scratch } from '../mirror/scratch.ts';
import { SHORT_COLUMNS_BYTES } from './targets.ts';
import type { Target } from './targets.ts';

export interface Difference {
  /** Columns that are sent, in order; `Key__c` among them. */
  columns: string[];
  /** The desired rows of some keys (a SELECT of one column) as they are sent, as SQL. */
  rows: (keys: string) => string;
  /** Rows of which so many are written out at a time. */
  rowsAtOnce: number;
  /** The same columns as the mirror holds them, long texts as digests: expressions over such rows, `d`. */
  kept: string[];
  pending: number;
  stale: number;
  /** Desired rows whose parent is not on the org. */
  orphans: number;
}

/**
 * Fills tables that live in memory until `forgetDifference`:
 * `desired` (Key__c and parent of all desired rows), `pending` (those to send: `Key__c`, the `Id` of the row that stands
 * there, null for a new one, its `weight` in bytes, about, and `seq` 1..n in key order, in which rows of one parent follow
 * each other) and `stale` (Id, Key__c, seq).
 *
 * Empty text equals null, as the platform stores it.
 */
export function findDifference(mirror: Mirror, target: Target): Promise<Difference> {
  return scratch(mirror, () => find(mirror, target));
}

export async function forgetDifference(mirror: Mirror): Promise<void> {
  for (const table of ['desired', 'pending', 'sending', 'stale'])
    await mirror.run(`DROP TABLE IF EXISTS temp.${table}`);
}

async function find(mirror: Mirror, target: Target): Promise<Difference> {
  const described = await mirror.all<{ column_name: string; column_type: string }>(
    `DESCRIBE ${target.desired()}`,
  );
  const columns = described.map((column) => column.column_name);
  const sent = described.map(({ column_name: name, column_type: type }) => {
    const column = `d.${quoted(name)}`;
    return `${type === 'VARCHAR' ? `NULLIF(${column}, '')` : column} AS ${quoted(name)}`;
  });
  const digests = digestColumns(mirror, target);
  const kept = columns.map((name, index) =>
    digests.has(name) ? `${digestOf(`d.${quoted(name)}`)} AS ${quoted(name)}` : sent[index]!,
  );
  const weights = columns
    .filter((name) => digests.has(name))
    .map((name) => `coalesce(strlen(d.${quoted(name)}), 0)`);
  const weight = `${[SHORT_COLUMNS_BYTES, ...weights].join(' + ')} AS weight`;
  const parent = quoted(target.parent);
  const standing = `(SELECT * FROM ${target.table} WHERE ${target.among ? `"Key__c" IN (${target.among})` : 'true'})`;
  const narrow = [...new Set(['"Key__c"', parent])].map((name) => `NULLIF(d.${name}, '') AS ${name}`);
  await mirror.run(`
    CREATE OR REPLACE TEMP TABLE desired AS SELECT ${narrow.join(', ')} FROM (${target.desired(target.among)}) d`);
  await refuseDoubles(mirror, target);
  const within = (relation: string, { first, last }: KeyRange): string =>
    `(SELECT * FROM ${relation} WHERE "Key__c" BETWEEN ${text(first)} AND ${text(last)})`;
  const some = (select: readonly string[], keys: string): string =>
    `(SELECT ${select.join(', ')} FROM (${target.desired(keys)}) d)`;
  await mirror.run(
    'CREATE OR REPLACE TEMP TABLE pending ("Id" VARCHAR, "Key__c" VARCHAR, weight BIGINT, seq BIGINT)',
  );
  if (target.differing !== undefined)
    await mirror.run(`
      INSERT INTO temp.pending
      SELECT m."Id", d."Key__c", w.weight, row_number() OVER (ORDER BY d."Key__c")
      FROM temp.desired d JOIN (${target.differing}) w ON w.key = d."Key__c"
      LEFT JOIN ${standing} m ON m."Key__c" = d."Key__c" WHERE d.${parent} IS NOT NULL`);
  const differs = columns.map((name) => `d.${quoted(name)} IS DISTINCT FROM m.${quoted(name)}`).join(' OR ');
  const compared = target.differing === undefined ? await keyRanges(mirror, parent, target.rowsCompared) : [];
  for (const range of compared) {
    await mirror.run(`
      INSERT INTO temp.pending
      SELECT m."Id", d."Key__c", d.weight, (SELECT count(*) FROM temp.pending) + row_number() OVER (ORDER BY d."Key__c")
      FROM ${some([...kept, weight], `SELECT "Key__c" FROM ${within('temp.desired', range)} WHERE ${parent} IS NOT NULL`)} d
      LEFT JOIN ${within(standing, range)} m ON m."Key__c" = d."Key__c"
      WHERE m."Id" IS NULL OR ${differs}`);
  }
  await mirror.run(`
    CREATE OR REPLACE TEMP TABLE stale AS
    SELECT m."Id", m."Key__c", row_number() OVER (ORDER BY m."Id") AS seq
    FROM ${standing} m
    WHERE m."Key__c" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM temp.desired d WHERE d."Key__c" = m."Key__c")`);
  const [counts] = await mirror.all<{ pending: number; stale: number; orphans: number }>(`
    SELECT (SELECT count(*) FROM temp.pending) AS pending, (SELECT count(*) FROM temp.stale) AS stale,
      (SELECT count(*) FROM temp.desired WHERE ${parent} IS NULL) AS orphans`);
  const rows = (keys: string): string => some(sent, keys);
  return { columns, rows, rowsAtOnce: target.rowsCompared, kept, ...counts! };
}

function digestColumns(mirror: Mirror, { sObject }: Target): ReadonlySet<string> {
  const columns = mirror.tables.get(sObject)?.columns ?? [];
  return new Set(columns.filter(({ type }) => type === 'digest').map(({ name }) => name));
}

interface KeyRange {
  first: string;
  last: string;
}

/** Desired rows that can be sent, cut by key: they are long, and the engine holds what it has not finished. */
function keyRanges(mirror: Mirror, parent: string, rows: number): Promise<KeyRange[]> {
  return mirror.all(`
    SELECT min(key) AS first, max(key) AS last FROM (
      SELECT "Key__c" AS key, (row_number() OVER (ORDER BY "Key__c") - 1) // ${rows} AS part
      FROM temp.desired WHERE ${parent} IS NOT NULL
    ) GROUP BY part ORDER BY part`);
}

const text = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Two rows for one key would overwrite each other for ever: a fault of an earlier stage, and not one to send. */
async function refuseDoubles(mirror: Mirror, target: Target): Promise<void> {
  const [double] = await mirror.all<{ key: string; rows: number }>(
    'SELECT "Key__c" AS key, count(*) AS rows FROM temp.desired GROUP BY 1 HAVING count(*) > 1 ORDER BY 1 LIMIT 1',
  );
  if (double)
    throw new Error(
      `${target.sObject} ${double.key}: computed ${double.rows} times; nothing of it was sent.`,
    );
}
