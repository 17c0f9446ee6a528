/** Reads reviews back in tests. */
import { deal, id, openWorld } from '../metrics/world.ts';
import type { Row, World } from '../metrics/world.ts';
import type { Warning } from '../metrics/warning.ts';
import { digestOf, quoted } from '../mirror/columns.ts';
import { dealReviewColumns } from './columns.ts';
import { computeReviews } from './compute.ts';
import { flags } from './index.ts';

/** The invented org with the reviews of its deals. */
export async function openReviewed(timeZone?: string): Promise<World> {
  return openWorld(timeZone, { Touchline_Deal_Review__c: dealReviewColumns(flags) });
}

/**
 * Puts the reviews on the org, as writing back does: the next run finds what this one said.
 *
 * @param isPart those of `out.rereviewed` only
 */
export async function writeReviews(world: World, isPart = false): Promise<void> {
  const { columns } = world.mirror.tables.get('Touchline_Deal_Review__c')!;
  const digests = columns
    .filter(({ type }) => type === 'digest')
    .map(({ name }) => `${digestOf(quoted(name))} AS ${quoted(name)}`);
  const among = isPart ? '"Key__c" IN (SELECT key FROM out.rereviewed)' : 'true';
  await world.mirror.run(`
    DELETE FROM sf.touchline_deal_review__c WHERE ${among};
    INSERT INTO sf.touchline_deal_review__c BY NAME
    SELECT "Key__c" AS "Id", * REPLACE (${digests.join(', ')}) FROM out.deal_review WHERE ${among}`);
}

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

/** An admin's threshold: one flag, one parameter, all stages unless told otherwise. */
export async function setRule(
  world: World,
  [flag, parameter, value]: [flag: string, parameter: string, value: number],
  more: Row = {},
): Promise<void> {
  await world.insert('touchline_flag_rule__mdt', {
    Id: id('m00', `${parameter}${String(value)}`),
    DeveloperName: `Rule_${parameter}`,
    Flag__c: flag,
    Parameter__c: parameter,
    Value__c: value,
    Is_Active__c: true,
    ...more,
  });
}
