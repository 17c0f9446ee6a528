/** What a run says about itself at its end: printed by `sync --json`, kept by `/runs`. */

export interface ObjectSummary {
  read: number;
  changed: number;
  written: number;
  deleted: number;
  failed: number;
}

export interface Warning {
  code: string;
  params: Record<string, string | number>;
  message: string;
}

export interface RunSummary {
  asOf: string;
  objects: Record<string, ObjectSummary>;
  apiCalls: number;
  bytes: number;
  /** Wall seconds by stage. */
  seconds: Record<string, number>;
  /** CPU seconds by stage. */
  stageCpuSeconds: Record<string, number>;
  /** Wall seconds of the extract stage that Bulk result pages were on their way. */
  downloadSeconds: number;
  cpuSeconds: number;
  peakMemoryMb: number;
  warnings: Warning[];
}

export const nothing = (): ObjectSummary => ({ read: 0, changed: 0, written: 0, deleted: 0, failed: 0 });

/** Sums over all objects. */
export function totals(objects: RunSummary['objects']): ObjectSummary {
  const sum = nothing();
  for (const object of Object.values(objects)) {
    for (const name of ['read', 'changed', 'written', 'deleted', 'failed'] as const)
      sum[name] += object[name];
  }
  return sum;
}

/** Wall and CPU seconds per stage, and CPU seconds of the whole. */
export class Stopwatch {
  readonly seconds: Record<string, number> = {};
  readonly stageCpuSeconds: Record<string, number> = {};
  readonly #cpu = process.cpuUsage();

  async time<T>(stage: string, work: () => Promise<T>): Promise<T> {
    const start = performance.now();
    const before = process.cpuUsage();
    try {
      return await work();
    } finally {
      this.seconds[stage] = Math.round(performance.now() - start) / 1000;
      this.stageCpuSeconds[stage] = cpuSince(before);
    }
  }

  cpuSeconds(): number {
    return cpuSince(this.#cpu);
  }

  /** Peak resident memory of the process, in MB. */
  peakMemoryMb(): number {
    return Math.round(process.resourceUsage().maxRSS / 1024);
  }
}

function cpuSince(before: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(before);
  return Math.round((user + system) / 1000) / 1000;
}
