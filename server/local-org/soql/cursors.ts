import { SalesforceError } from '../errors.ts';
import { makeId } from '../id.ts';
import type { Org, SessionUser } from '../types.ts';
import type { Listing } from './run.ts';

/** A cursor nobody reads from goes after this many milliseconds. */
const IDLE = 15 * 60 * 1000;
/** Children a record shows at once. */
const CHILDREN = 200;
/** Opening one more closes the user's oldest, as on the platform. */
const PER_USER = 10;

interface Cursor {
  userId: string;
  answered: Listing;
  batchSize: number;
  usedAt: number;
  /** The rest of a list of children: these do not count against the user's cursors. */
  nested: boolean;
}

interface Reading {
  user: SessionUser;
  now: Date;
  version: string;
}

export interface Batch {
  totalSize: number;
  done: boolean;
  nextRecordsUrl?: string;
  records: Record<string, unknown>[];
}

/** Answers that did not fit one batch. One per org, kept in its state. */
export class QueryCursors {
  private readonly open = new Map<string, Cursor>();
  private count = 0;

  static of(org: Org): QueryCursors {
    return org.state('query-cursors', () => new QueryCursors());
  }

  first(answered: Listing, batchSize: number, reading: Reading): Batch {
    if (answered.length > batchSize) this.makeRoom(reading.user.id, reading.now.getTime());
    return this.begin(answered, batchSize, reading, false);
  }

  /** The first part of a record's children. */
  firstChildren(answered: Listing, reading: Reading): Batch {
    return this.begin(answered, CHILDREN, reading, true);
  }

  private begin(
    answered: Listing,
    batchSize: number,
    { user, now, version }: Reading,
    nested: boolean,
  ): Batch {
    if (answered.length <= batchSize) return batch(answered, 0, batchSize, undefined);
    this.count += 1;
    const id = makeId('01g', this.count);
    this.open.set(id, { userId: user.id, answered, batchSize, usedAt: now.getTime(), nested });
    return batch(answered, 0, batchSize, `/services/data/v${version}/query/${id}`);
  }

  /** The batch a locator such as '01g…-2000' names. Throws INVALID_QUERY_LOCATOR when it is another user's, too old, or never was. */
  next(locator: string, user: SessionUser, now: Date, version: string): Batch {
    const [, id = '', position = ''] = /^(01g\w+)-(\d+)$/.exec(locator) ?? [];
    const cursor = this.open.get(id);
    const from = Number(position);
    const valid =
      cursor?.userId === user.id &&
      now.getTime() - cursor.usedAt <= IDLE &&
      from > 0 &&
      from < cursor.answered.length;
    if (!cursor || !valid) throw new SalesforceError(400, 'INVALID_QUERY_LOCATOR', 'invalid query locator');
    cursor.usedAt = now.getTime();
    return batch(cursor.answered, from, cursor.batchSize, `/services/data/v${version}/query/${id}`);
  }

  private makeRoom(userId: string, now: number): void {
    for (const [id, cursor] of this.open) if (now - cursor.usedAt > IDLE) this.open.delete(id);
    const mine = [...this.open].filter(([, cursor]) => cursor.userId === userId && !cursor.nested);
    for (const [id] of mine.slice(0, Math.max(0, mine.length - PER_USER + 1))) this.open.delete(id);
  }
}

function batch(answered: Listing, from: number, size: number, url: string | undefined): Batch {
  const until = Math.min(from + size, answered.length);
  const records = [];
  for (let at = from; at < until; at += 1) records.push(answered.record(at));
  const { totalSize } = answered;
  if (until >= answered.length) return { totalSize, done: true, records };
  return { totalSize, done: false, nextRecordsUrl: `${url ?? ''}-${until}`, records };
}
