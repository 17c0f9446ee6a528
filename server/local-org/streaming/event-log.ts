import type { Json, Ledger } from '../ledger.ts';

/** Events are kept for three days of the org's time … */
const retention = 72 * 3_600_000;
/** … and never more than this many characters of them, the oldest going first. */
const capacity = 64 * 1024 * 1024;

/** An event as subscribers get it, without its replay id. */
export interface OrgEvent {
  /** The object that changed, or the platform event. */
  objectName: string;
  /** Every channel it is heard on, e.g. `/data/ChangeEvents` and `/data/TaskChangeEvent`. */
  channels: readonly string[];
  /** `{ schema, payload, event }` */
  data: { schema: string; payload: Record<string, Json>; event?: Record<string, Json> };
}

export interface KeptEvent extends OrgEvent {
  replayId: number;
}

interface Entry extends KeptEvent {
  time: number;
  size: number;
}

/**
 * The org's event bus: one stream of numbered events, kept in a ledger, so that they live as long as the rows they
 * tell of. Numbers begin at the org's clock: an org that starts anew never gives one of its last life again.
 */
export class EventLog {
  private readonly ledger: Ledger;
  private readonly now: () => number;
  /** Consecutive replay ids, oldest first. */
  private entries: Entry[];
  private size: number;
  private next: number;

  constructor(ledger: Ledger, now: () => number) {
    this.ledger = ledger;
    this.now = now;
    this.entries = [...ledger.entries()]
      .map(([key, value]) => entryOf(Number(key), value))
      .sort((one, other) => one.replayId - other.replayId);
    this.size = this.entries.reduce((sum, { size }) => sum + size, 0);
    this.next = Math.max(now(), (this.entries.at(-1)?.replayId ?? 0) + 1);
    // A restart in between leaves a gap in the numbers; what lies before it is still there, by position.
  }

  /** Where a subscriber stands who wants new events only. */
  get latest(): number {
    return this.next - 1;
  }

  /** Where one stands who wants everything that is kept. */
  get beginning(): number {
    this.forget();
    return (this.entries[0]?.replayId ?? this.next) - 1;
  }

  append({ objectName, channels, data }: OrgEvent): KeptEvent {
    const replayId = this.next++;
    const value: Json = { objectName, channels, data, time: this.now() };
    this.ledger.set(String(replayId), value);
    const entry = entryOf(replayId, value);
    this.entries.push(entry);
    this.size += entry.size;
    this.forget();
    return entry;
  }

  /** Whether replaying can begin after this event: it must still be kept. */
  has(replayId: number): boolean {
    this.forget();
    return this.entries[this.indexAfter(replayId) - 1]?.replayId === replayId;
  }

  /** Events after a position, oldest first. */
  *after(position: number): Iterable<KeptEvent> {
    this.forget();
    for (let index = this.indexAfter(position); index < this.entries.length; index++)
      yield this.entries[index]!;
  }

  /** Binary search: the first entry whose id is greater. */
  private indexAfter(replayId: number): number {
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.entries[middle]!.replayId <= replayId) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private forget(): void {
    const oldest = this.now() - retention;
    let gone = 0;
    for (const { time, size, replayId } of this.entries) {
      if (time > oldest && this.size <= capacity) break;
      this.ledger.delete(String(replayId));
      this.size -= size;
      gone += 1;
    }
    if (gone > 0) this.entries = this.entries.slice(gone);
  }
}

function entryOf(replayId: number, value: Json): Entry {
  return {
    ...(value as unknown as Omit<Entry, 'replayId' | 'size'>),
    replayId,
    size: JSON.stringify(value).length,
  };
}
