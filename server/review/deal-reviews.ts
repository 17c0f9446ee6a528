import type { Mirror } from '../mirror/mirror.ts';
import { unpacked } from '../mirror/scratch.ts';
import { identifier, text } from '../metrics/sql.ts';
import type { FlagRule } from '../metrics/thresholds.ts';
import type { RunContext } from '../metrics/views/run-context.ts';
import { flagColumns } from './columns.ts';
import type { Flag } from './define.ts';
import { flagEvidence } from './evidence.ts';
import { reviewFacts } from './facts.ts';
import type { Judged } from './judged.ts';
import { judge, weighed } from './judged.ts';
import { markAgain, markReviews } from './marks.ts';
import type { DealRange } from './views/deal-ranges.ts';
import { dealRanges, within } from './views/deal-ranges.ts';

/**
 * `out.deal_review`: one row per open deal with every flag, and per deal decided in the last days with none.
 *
 * All flags are judged in one pass over `fact.open_now`: states first, then what rests on them.
 *
 * @param isUpdate the reviews of the last run stand: those of `out.rereviewed` are written, the others stay
 */
export async function writeDealReviews(
  mirror: Mirror,
  run: RunContext,
  flags: readonly Flag[],
  rules: readonly FlagRule[],
  isUpdate: boolean,
): Promise<void> {
  const judged = judge(run, flags, rules);
  await (isUpdate ? markAgain : markReviews)(mirror, run, judged);
  const marks = isUpdate ? 'fact.rereviewed' : 'fact.review_mark';
  const ranges = await dealRanges(mirror, `(SELECT deal_no FROM ${marks} WHERE mark IS NOT NULL)`);
  const write = async (): Promise<void> => {
    if (isUpdate)
      await mirror.run('DELETE FROM out.deal_review WHERE "Key__c" IN (SELECT key FROM out.rereviewed)');
    for (const [index, range] of ranges.entries())
      await mirror.run(
        `${isUpdate || index > 0 ? 'INSERT INTO out.deal_review' : 'CREATE OR REPLACE TABLE out.deal_review AS'}
        ${reviews(judged, marks, range)}`,
      );
    await mirror.run(`
      INSERT INTO out.deal_review BY NAME
      SELECT key AS "Key__c", key AS "Opportunity__c", 0 AS "Flag_Count__c", 0 AS "Critical_Count__c", '{}' AS "Flags_Evidence__c"
      FROM ${marks} WHERE mark IS NULL`);
  };
  // After each statement the engine would write the table again; an update has few rows to hold until the last.
  await (isUpdate ? unpacked(mirror, () => mirror.transaction(write)) : write());
}

/** @param marks whose reviews are wanted, where they lie in the range */
function reviews(flags: readonly Judged[], marks: string, range: DealRange): string {
  const columns = flags.flatMap(({ flag, context, severity: weight }) => {
    const { state, severity } = flagColumns(flag);
    return [`${context.state} AS ${identifier(state)}`, `${weight} AS ${identifier(severity)}`];
  });
  const facts = reviewFacts.map(({ column, fact, type }) => {
    const cast = type === 'number' ? '::DOUBLE' : '';
    return `${fact}${cast} AS ${identifier(column)}`;
  });
  const open = `
    SELECT o.*, t.timeline
    FROM (SELECT * FROM fact.open_now WHERE ${within(range)} AND deal_no IN (SELECT deal_no FROM ${marks})) o
    JOIN (SELECT * FROM fact.timeline WHERE ${within(range)}) t ON t.deal_no = o.deal_no`;
  return `
    ${weighed(flags, open)}
    SELECT deal_id AS "Key__c", deal_id AS "Opportunity__c", rank::DOUBLE AS "Stage_Rank__c",
      (${countOf(flags.map(({ context }) => `${context.state} = 'raised'`))})::DOUBLE AS "Flag_Count__c",
      (${countOf(flags.map(({ severity }) => `${severity} = 'critical'`))})::DOUBLE AS "Critical_Count__c",
      ${[...facts, ...columns].map((column) => `${column},`).join('\n')}
      ${evidence(flags)} AS "Flags_Evidence__c"
    FROM weighed`;
}

const countOf = (conditions: readonly string[]): string =>
  conditions.map((condition) => `CASE WHEN ${condition} THEN 1 ELSE 0 END`).join(' + ') || '0';

/** One object: the flags by id and the marks, in the order of their names. */
function evidence(flags: readonly Judged[]): string {
  const marks = `'"marks":{' || concat_ws(',', CASE WHEN is_fallback THEN '"fallback":1' END,
    CASE WHEN is_unknown_stage THEN '"unknownStage":1' END) || '}'`;
  const entries = [
    { id: 'marks', json: marks },
    ...flags.map((judged) => ({
      id: judged.flag.id,
      json: `${text(`${JSON.stringify(judged.flag.id)}:`)} || ${flagEvidence(judged)}`,
    })),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
  return `'{' || concat_ws(',', ${entries.map(({ json }) => json).join(', ')}) || '}'`;
}
