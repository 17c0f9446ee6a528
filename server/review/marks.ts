/** Which reviews say something else than those of the last run, told without making their texts. */
import type { Mirror } from '../mirror/mirror.ts';
import { addDays } from '../period.ts';
import { date } from '../metrics/sql.ts';
import { rowsDiffer } from '../metrics/update/compare.ts';
import type { RunContext } from '../metrics/views/run-context.ts';
import { evidenceValues } from './evidence.ts';
import { reviewFacts } from './facts.ts';
import type { Judged } from './judged.ts';
import { weighed } from './judged.ts';

/**
 * Fills `fact.review_mark(deal_no, key, mark)`, one row per review there should be: a hash of everything the review of an
 * open deal says, null of a deal decided lately, whose review says nothing. It stays for the next run.
 *
 * A mark has 64 bits: that a review which differs is taken for the same happens once in 10^19 of them. States, codes and
 * days are hashed, not what they rest on, most of which moves with every minute and every deal won.
 *
 * @param flags all there are
 */
export async function markReviews(mirror: Mirror, run: RunContext, flags: readonly Judged[]): Promise<void> {
  const said = new Set([
    'rank',
    'is_fallback',
    'is_unknown_stage',
    'timeline_mark',
    ...reviewFacts.flatMap(({ fact }) => (fact === 'timeline' ? [] : [fact])),
    ...flags.flatMap((each) => [each.context.state, each.severity, ...evidenceValues(each)]),
  ]);
  const since = date(addDays(run.today, 1 - run.settings.reviewWindow));
  await mirror.run(`
    CREATE OR REPLACE TABLE fact.review_mark AS
    ${weighed(
      flags,
      `SELECT o.*, t.mark AS timeline_mark FROM fact.open_now o JOIN fact.timeline t ON t.deal_no = o.deal_no`,
    )}
    SELECT deal_no, deal_id AS key, hash(${[...said].join(', ')}) AS mark FROM weighed
    UNION ALL
    SELECT deal_no, deal_id, NULL FROM fact.deal
    WHERE is_closed AND outcome_day BETWEEN ${since} AND ${date(run.today)}`);
}

/**
 * The same where the marks of the last run stand, whose reviews do too. `out.rereviewed(key)` names the reviews that came,
 * went or say something else, and those that somebody else changed on the org; `fact.rereviewed` holds their marks.
 */
export async function markAgain(mirror: Mirror, run: RunContext, flags: readonly Judged[]): Promise<void> {
  await mirror.run('CREATE OR REPLACE TEMP TABLE mark_before AS FROM fact.review_mark');
  await markReviews(mirror, run, flags);
  await mirror.run(`
    CREATE OR REPLACE TABLE out.rereviewed AS
    SELECT key FROM (${rowsDiffer('fact.review_mark', 'mark_before')})
    UNION
    SELECT value FROM sf_meta.changed WHERE object = 'Touchline_Deal_Review__c' AND field = 'Key__c';
    DROP TABLE mark_before;
    CREATE OR REPLACE TABLE fact.rereviewed AS
    SELECT * FROM fact.review_mark WHERE key IN (SELECT key FROM out.rereviewed)`);
}
