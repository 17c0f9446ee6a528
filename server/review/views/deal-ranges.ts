/** Deals taken some at a time: their texts are long, and the engine holds what it has not finished. */
import type { Mirror } from '../../mirror/mirror.ts';

/** From one number of a deal to another, both included. */
export interface DealRange {
  from: number;
  to: number;
}

const deals = 50_000;

/**
 * Ranges that hold every deal of a relation, equally many each: open deals are the newest, so equal spans of numbers would
 * put nearly all of them in the last. One range at least, of no deal where there is none.
 *
 * @param relation has the column `deal_no`, each once
 */
export async function dealRanges(mirror: Mirror, relation: string): Promise<DealRange[]> {
  const ranges = await mirror.all<DealRange>(`
    SELECT min(deal_no) AS "from", max(deal_no) AS "to"
    FROM (SELECT deal_no, (row_number() OVER (ORDER BY deal_no) - 1) // ${deals} AS part FROM ${relation})
    GROUP BY part ORDER BY part`);
  return ranges.length === 0 ? [{ from: 0, to: 0 }] : ranges;
}

export const within = ({ from, to }: DealRange): string => `deal_no BETWEEN ${from} AND ${to}`;
