/** Finds what differs between the desired rows of a target and what the mirror knows to stand on the org. */
import { quoted } from '../mirror/columns.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { Target } from './targets.ts';

export interface Difference {
  /** Columns that are sent, in order; `Key__c` among them. */
  columns: string[];
  pending: number;
  stale: number;
  /** Desired rows whose parent is not on the org. */
  orphans: number;
}

/**
 * Fills `staging.pending` (desired rows to send, with `seq` 1..n in parent order) and `staging.stale` (Id, Key__c).
 *
 * Empty text equals null, as the platform stores it.
 */
export async function findDifference(mirror: Mirror, target: Target): Promise<Difference> {
  const described = await mirror.all<{ column_name: string; column_type: string }>(
    `DESCRIBE ${target.desired}`,
  );
  const columns = described.map((column) => column.column_name);
  const select = described.map(({ column_name: name, column_type: type }) =>
    type === 'VARCHAR'
      ? `NULLIF(d.${quoted(name)}, '') AS ${quoted(name)}`
      : `d.${quoted(name)} AS ${quoted(name)}`,
  );
  const differs = columns.map((name) => `d.${quoted(name)} IS DISTINCT FROM m.${quoted(name)}`).join(' OR ');
  const among = target.among ?? 'true';
  const standing = `(SELECT * FROM ${target.table} WHERE ${among})`;
  await mirror.run(`
    CREATE OR REPLACE TABLE staging.desired AS
    SELECT ${select.join(', ')} FROM (SELECT * FROM (${target.desired}) WHERE ${among}) d`);
  await refuseDoubles(mirror, target);
  await mirror.run(`
    CREATE OR REPLACE TABLE staging.pending AS
    SELECT d.*, row_number() OVER (ORDER BY d.${quoted(target.parent)}, d."Key__c") AS seq
    FROM staging.desired d LEFT JOIN ${standing} m ON m."Key__c" = d."Key__c"
    WHERE d.${quoted(target.parent)} IS NOT NULL AND (m."Id" IS NULL OR ${differs})`);
  await mirror.run(`
    CREATE OR REPLACE TABLE staging.stale AS
    SELECT m."Id", m."Key__c", row_number() OVER (ORDER BY m."Id") AS seq
    FROM ${standing} m
    WHERE m."Key__c" IS NOT NULL AND NOT EXISTS (SELECT 1 FROM staging.desired d WHERE d."Key__c" = m."Key__c")`);
  const [counts] = await mirror.all<{ pending: number; stale: number; orphans: number }>(`
    SELECT (SELECT count(*) FROM staging.pending) AS pending, (SELECT count(*) FROM staging.stale) AS stale,
      (SELECT count(*) FROM staging.desired WHERE ${quoted(target.parent)} IS NULL) AS orphans`);
  return { columns, pending: counts!.pending, stale: counts!.stale, orphans: counts!.orphans };
}

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
