import type { SalesforceConnection } from '../connection.ts';
import { SalesforceError } from '../connection.ts';
import type { Logger } from '../log.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { Readable } from './availability.ts';
import { firstPages } from './composite.ts';
import { count } from './soql.ts';

/**
 * The objects of which the mirror holds as many rows as the org. What is created, changed or put into the recycle bin
 * shows among the changes; what is deleted for good does not, and then the org has fewer rows.
 */
export async function sameCounts(
  connection: SalesforceConnection,
  mirror: Mirror,
  log: Logger,
  readables: readonly Readable[],
): Promise<ReadonlySet<Readable>> {
  const queries = readables.map((readable) => ({ soql: count(readable), all: readable.showsDeleted }));
  const answers = await firstPages(connection, queries);
  const same = new Set<Readable>();
  for (const [index, readable] of readables.entries()) {
    const answer = answers[index]!;
    if (answer instanceof SalesforceError) {
      // Counting a very large object can time out on the org; tomorrow is soon enough.
      if (!/TIMEOUT|TOO_LARGE/.test(answer.code)) throw answer;
      log.warn({ object: readable.plan.sObject, reason: answer.code }, 'not counted');
      same.add(readable);
      continue;
    }
    const [held] = await mirror.all<{ n: number }>(`SELECT count(*) AS n FROM ${readable.table.table}`);
    if (answer.totalSize === held?.n) same.add(readable);
  }
  return same;
}
