/** What rows that came change in a table that holds rows already. */
import { quoted } from '../mirror/columns.ts';
import type { Column } from '../mirror/columns.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { Readable } from './availability.ts';

/** Where tables stand that live for one load: in memory or in the file. */
export type Place = 'temp' | 'staging';

/** How the statement begins that makes such a table. */
export function creation(place: Place): string {
  return `CREATE OR REPLACE ${place === 'temp' ? 'TEMP ' : ''}TABLE`;
}

/** Relations that `compare` leaves; `forgetComparison` removes what is its own. */
export interface Comparison {
  /** The rows that came, unique by Id, with all columns of the table and IsDeleted where the object has it. */
  incoming: string;
  /** The rows they may take the place of, with all columns of the table. */
  standing: string;
  /** `(id, gone)`: rows that are new or differ, and standing rows that are no longer. */
  difference: string;
  /** Condition on `incoming`: the row is no longer. */
  gone: string;
  /** Rows of `difference`, those included of which only `unsaid` columns differ. */
  rows: number;
  changed: number;
  deleted: number;
}

/**
 * Compares once, for all who ask what changed. Unless the incoming rows are all there are, the standing rows of their ids
 * are set aside first: that reads the table once, beside a small set of ids, where comparing with the table itself sends
 * every row of it, in full width, through the comparison.
 *
 * @param isAll the incoming rows are all there are
 * @param unsaid columns that are kept up to date but whose changes are not counted
 */
export async function compare(
  mirror: Mirror,
  { table, showsDeleted }: Readable,
  {
    incoming,
    place,
    isAll,
    unsaid,
  }: { incoming: string; place: Place; isAll: boolean; unsaid: ReadonlySet<string> },
): Promise<Comparison> {
  const gone = showsDeleted ? '"IsDeleted"' : 'false';
  const standing = isAll ? table.table : `${place}.standing`;
  if (!isAll)
    await mirror.run(
      `${creation(place)} ${standing} AS
       SELECT ${listed(table.columns)} FROM ${table.table} WHERE "Id" IN (SELECT "Id" FROM ${incoming})`,
    );
  const difference = `${place}.difference`;
  await mirror.run(`
    ${creation(place)} ${difference} AS
    SELECT "Id" AS id, false AS gone FROM (${news({ incoming, standing, gone }, table.columns)})
    UNION ALL
    SELECT s."Id", true FROM ${standing} s
    WHERE NOT EXISTS (SELECT 1 FROM ${incoming} i WHERE i."Id" = s."Id" AND NOT ${gone})`);
  const [found = { changed: 0, deleted: 0 }] = await mirror.all<{ changed: number; deleted: number }>(
    `SELECT count(*) FILTER (WHERE NOT gone) AS changed, count(*) FILTER (WHERE gone) AS deleted FROM ${difference}`,
  );
  const comparison = { incoming, standing, difference, gone, ...found, rows: found.changed + found.deleted };
  const said = table.columns.filter(({ name }) => !unsaid.has(name));
  if (found.changed === 0 || said.length === table.columns.length) return comparison;
  const [counted] = await mirror.all<{ changed: number }>(
    `SELECT count(*) AS changed FROM (${news(comparison, said)})`,
  );
  return { ...comparison, changed: counted?.changed ?? 0 };
}

/** Incoming rows that stand nowhere with the same values in `columns`, as a query of those columns. */
export function news(
  { incoming, standing, gone }: Pick<Comparison, 'incoming' | 'standing' | 'gone'>,
  columns: readonly Column[],
): string {
  const compared = listed(columns);
  return `SELECT ${compared} FROM ${incoming} WHERE NOT ${gone} EXCEPT SELECT ${compared} FROM ${standing}`;
}

/** Puts the rows that differ, and only those, in their place. */
export async function bringOver(
  mirror: Mirror,
  { table }: Readable,
  { incoming, standing, difference }: Comparison,
): Promise<void> {
  const columns = listed(table.columns);
  // Ids of standing rows only: when all rows are new, the engine sees that there is nothing to look for.
  await mirror.run(
    `DELETE FROM ${table.table} WHERE "Id" IN (
       SELECT "Id" FROM ${standing} WHERE "Id" IN (SELECT id FROM ${difference}))`,
  );
  await mirror.run(
    `INSERT INTO ${table.table} (${columns})
     SELECT ${columns} FROM ${incoming} WHERE "Id" IN (SELECT id FROM ${difference} WHERE NOT gone)`,
  );
}

export async function forgetComparison(
  mirror: Mirror,
  { table }: Readable,
  { standing, difference }: Comparison,
): Promise<void> {
  await mirror.run(`DROP TABLE ${difference}`);
  if (standing !== table.table) await mirror.run(`DROP TABLE ${standing}`);
}

function listed(columns: readonly Column[]): string {
  return columns.map(({ name }) => quoted(name)).join(', ');
}
