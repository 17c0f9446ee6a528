import type { Org } from '../types.ts';

/** Work on the org's metadata, behind all that came before it: each change stands on what the one before it left. */
export function inTurn<T>(org: Org, work: () => Promise<T>): Promise<T> {
  const queue = org.state('metadata-queue', () => ({ last: Promise.resolve() as Promise<unknown> }));
  const done = queue.last.then(work);
  // Whoever failed tells its own caller; the next in the queue goes on.
  queue.last = done.catch(() => undefined);
  return done;
}
