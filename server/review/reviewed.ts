/** Reads reviews back in tests. */
import { deal } from '../metrics/world.ts';
import type { Row, World } from '../metrics/world.ts';
import type { Warning } from '../metrics/warning.ts';
import { computeReviews } from './compute.ts';

export async function reviewAt(world: World, asOf: string): Promise<Warning[]> {
  await world.compute(asOf);
  return computeReviews(world.mirror, world.context(asOf));
}

export type Reviewed = Row & { evidence: Record<string, Record<string, unknown>> };

/** The review of one deal with its evidence parsed. */
export async function reviewOf(world: World, name: string): Promise<Reviewed> {
  const rows = await world.mirror.all<Row>('SELECT * FROM out.deal_review WHERE "Key__c" = $key', {
    key: deal(name),
  });
  if (rows.length !== 1) throw new Error(`${rows.length} reviews of ${name}`);
  const evidence = JSON.parse(String(rows[0]!['Flags_Evidence__c'])) as Reviewed['evidence'];
  return Object.assign({ evidence }, rows[0]) as Reviewed;
}
