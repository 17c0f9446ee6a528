import type { Store } from '../types.ts';

/** What an org was started with and keeps, whatever later command lines say. */
export interface Facts {
  /** What `--seed` said, for messages. */
  seed: string;
  /** Several currencies that were switched on; empty: one. */
  currencies: string[];
  /** The last `--as-of` it was started with. */
  asOf: string | null;
  /** Milliseconds that the org's clock is ahead of this machine's; negative when behind. */
  clockOffset: number;
}

const [ledger, key] = ['org', 'facts'];

export function keepFacts(store: Store, { seed, currencies, asOf, clockOffset }: Facts): void {
  store.ledger(ledger).set(key, { seed, currencies, asOf, clockOffset });
}

/** @throws when the store never had any. */
export function factsOf(store: Store): Facts {
  const facts = store.ledger(ledger).get(key);
  if (facts === undefined) throw new Error('the data folder does not say how its org was started');
  return facts as unknown as Facts;
}
