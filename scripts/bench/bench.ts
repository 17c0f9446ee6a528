/** One bench: floors, a full run, a run after changes, a run after nothing. */
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { moments } from './clock.ts';
import { measureFloors } from './floors.ts';
import { bulkQueries, prepare } from './prepare.ts';
import { runService, startOrg, type ServiceRun } from './processes.ts';
import type { Findings } from './report.ts';

export interface BenchOptions {
  deals: number;
  /** Share of the deals that change before the incremental run. */
  share: number;
  /** Where the company is kept between runs. */
  folder: string;
  say: (message: string) => void;
}

export async function bench({ deals, share, folder, say }: BenchOptions): Promise<Findings> {
  const prepared = await prepare(folder, deals, say);
  const work = join(folder, 'run');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true, mode: 0o700 });
  copyFileSync(prepared.database, join(work, 'org.duckdb'));
  const org = await startOrg(prepared, work, moments.full);
  try {
    say('floors');
    const floors = await measureFloors(org.url, prepared.pages, work, bulkQueries());
    say(`  ${JSON.stringify(floors)}`);
    say('full run');
    const full = await runService(org.url, work);
    say(brief(full));
    say('1 % changed');
    await org.tell(`/bench/now?at=${moments.incremental}`);
    await org.tell(`/bench/change?share=${share}`);
    const incremental = await runService(org.url, work);
    say(brief(incremental));
    say('idle run');
    await org.tell(`/bench/now?at=${moments.idle}`);
    const idle = await runService(org.url, work);
    return { deals, floors, full, incremental, idle };
  } finally {
    await org.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

/** What is known already, for who waits. */
function brief({ cpuSeconds, peakMemoryMb, apiCalls, stageCpuSeconds }: ServiceRun): string {
  return `  ${cpuSeconds.toFixed(1)} s CPU, ${peakMemoryMb} MB, ${apiCalls} calls; ${JSON.stringify(stageCpuSeconds)}`;
}
