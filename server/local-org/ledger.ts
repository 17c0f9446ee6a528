export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One entry of a ledger that changed; `undefined` where there was, or is, none. */
export interface LedgerChange {
  ledger: string;
  key: string;
  before: Json | undefined;
  after: Json | undefined;
}

/**
 * Small facts that live exactly as long as the rows: counters of ids and auto numbers, what passed the recycle bin, what
 * was deployed. Changes are part of the transaction they are made in; a counter's stay when it is taken back, because
 * a number that was taken never returns. Values are JSON and are never changed in place.
 */
export class Ledger {
  readonly name: string;
  private readonly values = new Map<string, Json>();
  private readonly record: (change: LedgerChange) => void;

  constructor(name: string, record: (change: LedgerChange) => void) {
    this.name = name;
    this.record = record;
  }

  get size(): number {
    return this.values.size;
  }

  get(key: string): Json | undefined {
    return this.values.get(key);
  }

  entries(): Iterable<[string, Json]> {
    return this.values.entries();
  }

  set(key: string, after: Json): void {
    const before = this.values.get(key);
    if (before === after) return;
    this.values.set(key, after);
    this.record({ ledger: this.name, key, before, after });
  }

  delete(key: string): void {
    const before = this.values.get(key);
    if (before === undefined) return;
    this.values.delete(key);
    this.record({ ledger: this.name, key, before, after: undefined });
  }

  /** Puts an entry back as it was; recorded like any other change. */
  restore({ key, before }: LedgerChange): void {
    if (before === undefined) this.delete(key);
    else this.set(key, before);
  }
}
