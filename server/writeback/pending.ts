/** Writes rows out when they are sent, some at a time: all of them would fill the memory. */
import { quoted } from '../mirror/columns.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { Difference } from './difference.ts';
import type { Sent } from './port.ts';

/** Fills `sending`: the rows of `pending` whose `seq` lies in [from, to] as they are sent, in any order. It lives in memory. */
export async function writeOut(
  mirror: Mirror,
  { columns, rows, rowsAtOnce }: Difference,
  from: number,
  to: number,
): Promise<void> {
  const written = (keys: string): string => `SELECT ${columns.map(quoted).join(', ')} FROM ${rows(keys)}`;
  await mirror.run(`CREATE OR REPLACE TEMP TABLE sending AS ${written('SELECT NULL::VARCHAR')}`);
  for (let first = from; first <= to; first += rowsAtOnce) {
    const last = Math.min(to, first + rowsAtOnce - 1);
    await mirror.run(
      `INSERT INTO temp.sending ${written(`SELECT "Key__c" FROM temp.pending WHERE seq BETWEEN ${first} AND ${last}`)}`,
    );
  }
}

/** Rows that a job takes however light they are. */
const MOST_ROWS = 20_000;

/** The last `seq` of a job that begins at `from` and holds so many bytes, or one row that is heavier. */
export async function endOfJob(mirror: Mirror, from: number, bytes: number): Promise<number> {
  const [last] = await mirror.all<{ seq: number }>(
    `SELECT max(seq) AS seq FROM (
      SELECT seq, sum(weight) OVER (ORDER BY seq) AS filled FROM temp.pending WHERE seq >= $from AND seq < $end
    ) WHERE filled <= $bytes OR seq = $from`,
    { from, end: from + MOST_ROWS, bytes },
  );
  return last!.seq;
}

/** The same rows by key, with the id each has on the org as far as the mirror knows. */
export function pendingIds(mirror: Mirror, from: number, to: number): Promise<Sent[]> {
  return mirror.all('SELECT "Key__c" AS key, "Id" AS id FROM temp.pending WHERE seq BETWEEN $from AND $to', {
    from,
    to,
  });
}
