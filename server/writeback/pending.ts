/** Reads rows to send where they stand: they are long, and a copy of all of them would cost as much as sending them. */
import { quoted } from '../mirror/columns.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { Difference } from './difference.ts';

/** The rows of `staging.pending` whose `seq` lies in [from, to], in order, as SQL. */
export async function pendingRows(
  mirror: Mirror,
  { columns, rows }: Difference,
  from: number,
  to: number,
): Promise<string> {
  const slice = `(SELECT "Key__c", seq FROM staging.pending WHERE seq BETWEEN ${from} AND ${to})`;
  const [ends] = await mirror.all<{ first: string; last: string }>(
    `SELECT min("Key__c") AS first, max("Key__c") AS last FROM ${slice}`,
  );
  const list = columns.map((name) => `d.${quoted(name)}`).join(', ');
  return `SELECT ${list} FROM ${rows(ends!.first, ends!.last)} d JOIN ${slice} p ON p."Key__c" = d."Key__c" ORDER BY p.seq`;
}
