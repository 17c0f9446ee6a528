/** How long deals that were won stayed in each stage (R2). */
import type { Company } from './company.ts';

const DAY = 86_400_000;

/** Days of every contiguous run of a stage by a deal won at `at`, by stage and segment of its owner then. */
export function wonPasses(company: Company, at: number): Map<string, number[]> {
  const passes = new Map<string, number[]>();
  for (const deal of company.deals(at).values()) {
    if (!deal.hasHistory || !deal.stateAt(at)!.stage.isWon) continue;
    const runs = deal.runs(at);
    runs.forEach((run, index) => {
      const next = runs[index + 1];
      if (run.stage.isClosed || !next) return;
      const key = passKey(run.stage.label, company.segmentOf(deal.ownerAt(at)));
      passes.set(key, [...(passes.get(key) ?? []), (next.from - run.from) / DAY]);
    });
  }
  return passes;
}

export const passKey = (stage: string, segment: string): string => `${stage.toLowerCase()}|${segment}`;
