/** The service's memory of its runs: one at a time, the last hundred kept, progress told to whoever listens. */
import { EventEmitter } from 'node:events';

export interface RunRecord {
  id: string;
  trigger: 'schedule' | 'request';
  status: 'running' | 'succeeded' | 'failed';
  startedAt: string;
  finishedAt: string | null;
  /** Stage and message of the latest progress. */
  progress: RunEvent | null;
  summary: unknown;
  error: string | null;
}
export interface RunEvent {
  stage: string;
  message: string;
}
export type RunWork = (
  report: (event: RunEvent) => void,
  signal: AbortSignal,
) => Promise<{ ok: boolean; summary: unknown }>;

const KEPT = 100;

export class RunLog {
  readonly #work: RunWork;
  readonly #now: () => Date;
  readonly #runs: RunRecord[] = [];
  readonly #events = new EventEmitter();
  #current: Promise<void> | null = null;
  #abort: AbortController | null = null;
  #sequence = 0;

  constructor(work: RunWork, now: () => Date) {
    this.#work = work;
    this.#now = now;
    this.#events.setMaxListeners(0);
  }

  list(): RunRecord[] {
    return [...this.#runs].reverse();
  }

  get(id: string): RunRecord | undefined {
    return this.#runs.find((run) => run.id === id);
  }

  latestFinished(): RunRecord | undefined {
    return this.#runs.findLast((run) => run.status !== 'running');
  }

  /** Starts a run, or returns the one that is under way: two runs over one mirror would only queue behind each other. */
  start(trigger: RunRecord['trigger']): { run: RunRecord; alreadyRunning: boolean } {
    const running = this.#runs.find((run) => run.status === 'running');
    if (running) return { run: running, alreadyRunning: true };
    const startedAt = this.#now().toISOString();
    const run: RunRecord = {
      id: `${startedAt.replaceAll(/[-:.]/g, '')}-${++this.#sequence}`,
      trigger,
      status: 'running',
      startedAt,
      finishedAt: null,
      progress: null,
      summary: null,
      error: null,
    };
    this.#runs.push(run);
    if (this.#runs.length > KEPT) this.#runs.shift();
    this.#current = this.#execute(run);
    return { run, alreadyRunning: false };
  }

  /** Calls back on every progress and on the end; returns the way to stop listening. */
  follow(id: string, listener: (event: RunEvent | 'end') => void): () => void {
    this.#events.on(id, listener);
    return () => this.#events.off(id, listener);
  }

  /** Asks the run under way to stop at the next safe point and waits for it. */
  async stop(): Promise<void> {
    this.#abort?.abort();
    await this.#current;
  }

  async #execute(run: RunRecord): Promise<void> {
    this.#abort = new AbortController();
    try {
      const { ok, summary } = await this.#work((event) => {
        run.progress = event;
        this.#events.emit(run.id, event);
      }, this.#abort.signal);
      run.status = ok ? 'succeeded' : 'failed';
      run.summary = summary;
      if (!ok) run.error = 'Some records could not be written; see the summary.';
    } catch (error) {
      run.status = 'failed';
      run.error = error instanceof Error ? error.message : String(error);
    } finally {
      run.finishedAt = this.#now().toISOString();
      this.#abort = null;
      this.#events.emit(run.id, 'end');
    }
  }
}
