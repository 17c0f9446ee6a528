/**
 * The shared cache behind the data wires, and the adapters over it.
 *
 * An entry is one distinct request: components that ask the same share its value and its request in flight. Values
 * are frozen, as on the platform, so that a component that changes one fails here too. Entries that mention a record
 * are told when that record changes.
 */
const MAX_IDLE = 200;
const entries = new Map();

function deepFreeze(value) {
  if (value && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}

class Entry {
  subscribers = new Set();
  value = undefined;
  error = undefined;
  loadedAt = -Infinity;
  turn = 0;

  constructor(key, spec, config) {
    this.key = key;
    this.spec = spec;
    this.config = config;
    this.refresh = () => this.load(true);
  }

  get settled() {
    return this.loadedAt > -Infinity;
  }

  /** Resolves when a value or an error has been handed out; never rejects. */
  load(force) {
    const fresh = performance.now() - this.loadedAt < this.spec.maxAge;
    if (!force && fresh) return Promise.resolve();
    if (!force && this.pending) return this.pending;
    const turn = ++this.turn;
    const current = this.spec
      .load(this.config)
      .then(
        (value) => this.settle(turn, deepFreeze(value), undefined),
        (error) => this.settle(turn, undefined, error),
      )
      .finally(() => {
        if (this.pending === current) this.pending = undefined;
      });
    this.pending = current;
    return current;
  }

  settle(turn, value, error) {
    // An older answer that arrives after a newer question has been asked is not news.
    if (turn !== this.turn) return;
    this.value = value;
    this.error = error;
    // An error is handed out but not kept: the next component to ask tries again.
    this.loadedAt = error === undefined ? performance.now() : -Infinity;
    this.tell();
    if (value !== undefined) this.spec.loaded?.(value, this);
  }

  /** Replaces the value without a request, e.g. by the answer to a save. */
  patch(value) {
    this.value = deepFreeze(value);
    this.tell();
  }

  tell() {
    for (const subscriber of [...this.subscribers]) subscriber.receive(this);
  }
}

function entryFor(spec, config) {
  const key = `${spec.name}:${spec.key(config)}`;
  let entry = entries.get(key);
  if (entry) {
    entries.delete(key);
  } else {
    entry = new Entry(key, spec, config);
    for (const [idle, candidate] of entries) {
      if (entries.size < MAX_IDLE) break;
      if (candidate.subscribers.size === 0) entries.delete(idle);
    }
  }
  entries.set(key, entry);
  return entry;
}

export const allEntries = () => [...entries.values()];

/**
 * Makes a wire adapter.
 * @param spec.name      separates the keys of adapters
 * @param spec.ready     (config) → boolean: required configuration is there; until then the wire stays silent
 * @param spec.key       (config) → string: equal for requests that are equal
 * @param spec.load      (config) → Promise of the value
 * @param spec.maxAge    milliseconds a value is used without asking again
 * @param spec.shape     ({ value, error, refresh }) → what the component receives; default { data, error }
 * @param spec.loaded    (value, entry) called after a value arrived
 */
export function createAdapter(spec) {
  const shape = spec.shape ?? (({ value, error }) => ({ data: value, error }));
  return class {
    constructor(callback) {
      this.callback = callback;
      callback(shape({}));
    }
    connect() {
      this.connected = true;
      this.attach();
    }
    update(config) {
      this.config = config;
      if (this.connected) this.attach();
    }
    disconnect() {
      this.connected = false;
      this.detach();
    }
    attach() {
      if (!this.config) return;
      if (!spec.ready(this.config)) {
        if (this.entry) this.callback(shape({}));
        this.detach();
        return;
      }
      const entry = entryFor(spec, this.config);
      if (entry === this.entry) return;
      this.detach();
      this.entry = entry;
      entry.subscribers.add(this);
      if (entry.settled) this.receive(entry);
      entry.load(false);
    }
    detach() {
      this.entry?.subscribers.delete(this);
      this.entry = undefined;
    }
    receive({ value, error, refresh }) {
      this.callback(shape({ value, error, refresh }));
    }
  };
}
