import type { SalesforceConnection } from '../connection.ts';
import { SalesforceError } from '../connection.ts';
import type { Logger } from '../log.ts';
import type { Mirror } from '../mirror/mirror.ts';
import type { Readable } from './availability.ts';
import { count } from './soql.ts';

/**
 * Does the mirror hold as many rows as the org? What is created, changed or put into the recycle bin shows among the
 * changes; what is deleted for good does not, and then the org has fewer rows.
 */
export async function sameCount(
  connection: SalesforceConnection,
  mirror: Mirror,
  log: Logger,
  readable: Readable,
): Promise<boolean> {
  const [mirrored] = await mirror.all<{ n: number }>(`SELECT count(*) AS n FROM ${readable.table.table}`);
  try {
    for await (const { totalSize } of connection.pages(count(readable), { all: readable.showsDeleted })) {
      return totalSize === mirrored?.n;
    }
    return true;
  } catch (cause) {
    // Counting a very large object can time out on the org; tomorrow is soon enough.
    if (!(cause instanceof SalesforceError) || !/TIMEOUT|TOO_LARGE/.test(cause.code)) throw cause;
    log.warn({ object: readable.plan.sObject, reason: cause.code }, 'not counted');
    return true;
  }
}
