/** Deals taken a quarter of a million at a time: their texts are long, and the engine holds what it has not finished. */
import type { Mirror } from '../../mirror/mirror.ts';

/** From one number of a deal to another, both included. */
export interface DealRange {
  from: number;
  to: number;
}

const deals = 250_000;

/** Ranges that hold every deal; one at least. */
export async function dealRanges(mirror: Mirror): Promise<DealRange[]> {
  const [size] = await mirror.all<{ last: number }>(
    'SELECT coalesce(max(deal_no), 1) AS last FROM fact.deal_base',
  );
  return Array.from({ length: Math.ceil(size!.last / deals) }, (_, index) => ({
    from: index * deals + 1,
    to: (index + 1) * deals,
  }));
}

export const within = ({ from, to }: DealRange): string => `deal_no BETWEEN ${from} AND ${to}`;
