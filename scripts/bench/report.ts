/** What the bench found, as a table for people. */
import type { Floors } from './floors.ts';
import type { ServiceRun } from './processes.ts';
import { totals } from '../../server/run-summary.ts';

export interface Findings {
  deals: number;
  floors: Floors;
  full: ServiceRun;
  incremental: ServiceRun;
  idle: ServiceRun;
}

interface Goal {
  what: string;
  measured: string;
  floor: string;
  ratio: number;
  goal: number;
}

const seconds = (value: number): string => `${value.toFixed(2)} s`;
const percent = (value: number): string => `${(100 * value).toFixed(1)} %`;

/** CPU seconds of the stages up to the scores. */
export const scoredCpu = ({ stageCpuSeconds }: ServiceRun): number =>
  ['extract', 'metrics', 'review'].reduce((sum, stage) => sum + (stageCpuSeconds[stage] ?? 0), 0);

export function goals({ floors, full, incremental, idle }: Findings): Goal[] {
  const written = totals(idle.objects).written + totals(idle.objects).deleted;
  return [
    {
      what: 'download, wall',
      measured: seconds(full.downloadSeconds),
      floor: `network only ${seconds(floors.networkSeconds)}`,
      ratio: full.downloadSeconds / floors.networkSeconds,
      goal: 4,
    },
    {
      what: 'extract, load, score, CPU',
      measured: seconds(scoredCpu(full)),
      floor: `read_csv ${seconds(floors.readCsvCpu)}`,
      ratio: scoredCpu(full) / floors.readCsvCpu,
      goal: 3,
    },
    {
      what: 'peak memory',
      measured: `${full.peakMemoryMb} MB`,
      floor: '2048 MB',
      ratio: full.peakMemoryMb / 2048,
      goal: 1,
    },
    {
      what: '1 % changed, CPU',
      measured: seconds(incremental.cpuSeconds),
      floor: `full run ${seconds(full.cpuSeconds)}`,
      ratio: incremental.cpuSeconds / full.cpuSeconds,
      goal: 0.15,
    },
    {
      what: `idle, CPU (${written} writes)`,
      measured: seconds(idle.cpuSeconds),
      floor: `full run ${seconds(full.cpuSeconds)}`,
      ratio: idle.cpuSeconds / full.cpuSeconds,
      goal: 0.03,
    },
    // More rows go by Bulk, whose jobs cost calls of their own.
    ...(totals(incremental.objects).changed < 2000
      ? [
          {
            what: 'API calls, 1 % changed',
            measured: String(incremental.apiCalls),
            floor: 'below 2,000 changed rows: 25',
            ratio: incremental.apiCalls / 25,
            goal: 1,
          },
        ]
      : []),
  ];
}

export function table(findings: Findings): string {
  const { deals, floors, full, incremental, idle } = findings;
  const stages = (run: ServiceRun): string =>
    Object.keys(run.seconds)
      .map(
        (stage) =>
          `${stage} ${run.seconds[stage]!.toFixed(1)} (${(run.stageCpuSeconds[stage] ?? 0).toFixed(1)})`,
      )
      .join(', ');
  const run = (name: string, each: ServiceRun): string => {
    const sum = totals(each.objects);
    return (
      `${name.padEnd(12)} ${seconds(each.wall).padStart(10)} wall ${seconds(each.cpuSeconds).padStart(10)} CPU ${String(each.peakMemoryMb).padStart(5)} MB ` +
      `${String(each.apiCalls).padStart(4)} calls  ${sum.changed} rows changed, ${sum.written} written, ${sum.deleted} deleted\n` +
      `${''.padEnd(13)}${stages(each)}`
    );
  };
  const lines = goals(findings).map(({ what, measured, floor, ratio, goal }) => {
    const shown = goal < 1 ? percent(ratio) : `${ratio.toFixed(2)}x`;
    const limit = goal < 1 ? percent(goal) : `${goal}x`;
    return `${ratio <= goal ? 'ok  ' : 'MISS'} ${what.padEnd(28)} ${measured.padStart(11)}  ${shown.padStart(8)} of ${floor} (goal ${limit})`;
  });
  return [
    `${deals} deals, ${floors.lines} lines in ${(floors.bytes / 1e6).toFixed(0)} MB zipped; ${((1e6 * full.cpuSeconds) / deals).toFixed(0)} µs CPU a deal`,
    `floors: network ${seconds(floors.networkSeconds)} wall, line count ${seconds(floors.newlineCpu)} CPU, read_csv ${seconds(floors.readCsvCpu)} CPU`,
    'stages: wall (CPU) seconds',
    run('full', full),
    run('1 % changed', incremental),
    run('idle', idle),
    ...lines,
  ].join('\n');
}
