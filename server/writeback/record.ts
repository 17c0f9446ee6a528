/** Keeps in the mirror what the org confirmed and what it refused. */
import { quoted } from '../mirror/columns.ts';
import type { Mirror } from '../mirror/mirror.ts';
import { unpacked } from '../mirror/scratch.ts';
import type { Difference } from './difference.ts';
import type { Refused, Written } from './port.ts';
import type { Target } from './targets.ts';

const confirmed = 'temp.confirmed';

/**
 * The rows of `sending` that were confirmed now stand in the mirror as they stand on the org. Columns we do not
 * send (what admins entered on a subject) keep what the mirror knows of them.
 */
export async function recordWritten(
  mirror: Mirror,
  target: Target,
  { columns, kept }: Difference,
  written: readonly Written[],
): Promise<void> {
  if (written.length === 0) return;
  const sent = new Set(['Id', ...columns]);
  const described = await mirror.all<{ column_name: string }>(`DESCRIBE ${target.table}`);
  const others = described.map(({ column_name: name }) => name).filter((name) => !sent.has(name));
  await stage(mirror, written);
  const record = async (): Promise<void> => {
    // Whole rows take the place of whole rows: the engine keeps an UPDATE of so many columns in memory.
    await mirror.run(`
      CREATE OR REPLACE TEMP TABLE standing AS
      SELECT ${['"Id"', ...others.map(quoted)].join(', ')} FROM ${target.table} WHERE "Id" IN (SELECT id FROM ${confirmed})`);
    await mirror.run(`DELETE FROM ${target.table} WHERE "Id" IN (SELECT id FROM ${confirmed})`);
    // A row of the same key under another id is no longer on the org: keys are unique there.
    await mirror.run(`DELETE FROM ${target.table} WHERE "Key__c" IN (SELECT key FROM ${confirmed})`);
    await mirror.run(`
      INSERT INTO ${target.table} (${['Id', ...columns, ...others].map(quoted).join(', ')})
      SELECT ${['c.id', ...kept, ...others.map((name) => `m.${quoted(name)}`)].join(', ')}
      FROM temp.sending d
      JOIN ${confirmed} c ON c.key = d."Key__c"
      LEFT JOIN temp.standing m ON m."Id" = c.id`);
    await mirror.run('DROP TABLE temp.standing');
    await mirror.run(
      `DELETE FROM sf_meta.write_failure WHERE object = $object AND key IN (SELECT key FROM ${confirmed})`,
      { object: target.sObject },
    );
  };
  await unpacked(mirror, () => mirror.transaction(record));
}

export async function recordDeleted(mirror: Mirror, table: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await stage(
    mirror,
    ids.map((id) => ({ key: id, id })),
  );
  await mirror.run(`DELETE FROM ${table} WHERE "Id" IN (SELECT id FROM ${confirmed})`);
}

/** Failures stay readable after the run: which record, which error, in the org's own words. */
export async function recordRefused(
  mirror: Mirror,
  sObject: string,
  refused: readonly Refused[],
): Promise<void> {
  for (const { key, code, message } of refused) {
    await mirror.run('INSERT INTO sf_meta.write_failure VALUES ($object, $key, $code, $message)', {
      object: sObject,
      key,
      code,
      message,
    });
  }
}

/** Starts a run's list of failures anew. */
export async function clearRefused(mirror: Mirror): Promise<void> {
  await mirror.run(
    'CREATE TABLE IF NOT EXISTS sf_meta.write_failure (object VARCHAR, key VARCHAR, code VARCHAR, message VARCHAR); DELETE FROM sf_meta.write_failure',
  );
}

async function stage(mirror: Mirror, rows: readonly Written[]): Promise<void> {
  await mirror.run(
    'CREATE OR REPLACE TEMP TABLE confirmed AS SELECT unnest($keys) AS key, unnest($ids) AS id',
    { keys: rows.map(({ key }) => key), ids: rows.map(({ id }) => id) },
  );
}
