import type { Mirror } from '../mirror/mirror.ts';
import { addDays } from '../period.ts';
import { date, identifier, text } from '../metrics/sql.ts';
import type { FlagRule } from '../metrics/thresholds.ts';
import { resolveThresholds } from '../metrics/thresholds.ts';
import type { RunContext } from '../metrics/views/run-context.ts';
import { flagColumns } from './columns.ts';
import type { Flag, FlagContext } from './define.ts';
import { flagContext, missingField } from './define.ts';
import { flagEvidence } from './evidence.ts';
import { reviewFacts } from './facts.ts';
import type { DealRange } from './views/deal-ranges.ts';
import { dealRanges, within } from './views/deal-ranges.ts';

/** A flag with what its SQL is built from in this run. */
interface Judged {
  flag: Flag;
  context: FlagContext;
  hidden: string | undefined;
}

/**
 * `out.deal_review`: one row per open deal with every flag, and per deal decided in the last days with none.
 *
 * All flags are judged in one pass over `fact.open_now`: states first, then what rests on them.
 */
export async function writeDealReviews(
  mirror: Mirror,
  run: RunContext,
  flags: readonly Flag[],
  rules: readonly FlagRule[],
): Promise<void> {
  const judged = [...flags]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((flag) => ({
      flag,
      context: flagContext(
        resolveThresholds(flag.id, flag.parameters, rules),
        run.unavailable,
        identifier(`state of ${flag.id}`),
      ),
      hidden: missingField(flag, run.unavailable),
    }));
  const [first, ...rest] = (await dealRanges(mirror, 'fact.open_now')).map((range) => reviews(judged, range));
  await mirror.run(`CREATE OR REPLACE TABLE out.deal_review AS ${first}`);
  for (const select of rest) await mirror.run(`INSERT INTO out.deal_review ${select}`);
  await mirror.run(`INSERT INTO out.deal_review BY NAME ${decidedLately(run)}`);
}

function decidedLately(run: RunContext): string {
  const since = date(addDays(run.today, 1 - run.settings.reviewWindow));
  return `
    SELECT deal_id AS "Key__c", deal_id AS "Opportunity__c", 0 AS "Flag_Count__c", 0 AS "Critical_Count__c",
      '{}' AS "Flags_Evidence__c"
    FROM fact.deal WHERE is_closed AND outcome_day BETWEEN ${since} AND ${date(run.today)}`;
}

function reviews(flags: readonly Judged[], range: DealRange): string {
  const states = flags.map(
    ({ flag, context, hidden }) =>
      `${hidden === undefined ? flag.state(context) : `'unknown'`} AS ${context.state}`,
  );
  const severities = flags.map(
    ({ flag, context }) =>
      `CASE WHEN ${context.state} = 'raised' THEN ${flag.severity(context)} END AS ${severityOf(flag)}`,
  );
  const columns = flags.flatMap(({ flag, context }) => {
    const { state, severity } = flagColumns(flag);
    return [`${context.state} AS ${identifier(state)}`, `${severityOf(flag)} AS ${identifier(severity)}`];
  });
  const facts = reviewFacts.map(({ column, fact, type }) => {
    const cast = type === 'number' ? '::DOUBLE' : '';
    return `${fact}${cast} AS ${identifier(column)}`;
  });
  return `
    WITH judged AS (
      SELECT o.*, t.timeline${states.map((state) => `,\n${state}`).join('')}
      FROM (SELECT * FROM fact.open_now WHERE ${within(range)}) o
      JOIN (SELECT * FROM fact.timeline WHERE ${within(range)}) t ON t.deal_no = o.deal_no
    ), weighed AS (
      SELECT *${severities.map((severity) => `,\n${severity}`).join('')} FROM judged
    )
    SELECT deal_id AS "Key__c", deal_id AS "Opportunity__c", rank::DOUBLE AS "Stage_Rank__c",
      (${countOf(flags.map(({ context }) => `${context.state} = 'raised'`))})::DOUBLE AS "Flag_Count__c",
      (${countOf(flags.map(({ flag }) => `${severityOf(flag)} = 'critical'`))})::DOUBLE AS "Critical_Count__c",
      ${[...facts, ...columns].map((column) => `${column},`).join('\n')}
      ${evidence(flags)} AS "Flags_Evidence__c"
    FROM weighed`;
}

const severityOf = (flag: Flag): string => identifier(`severity of ${flag.id}`);

const countOf = (conditions: readonly string[]): string =>
  conditions.map((condition) => `CASE WHEN ${condition} THEN 1 ELSE 0 END`).join(' + ') || '0';

/** One object: the flags by id and the marks, in the order of their names. */
function evidence(flags: readonly Judged[]): string {
  const marks = `'"marks":{' || concat_ws(',', CASE WHEN is_fallback THEN '"fallback":1' END,
    CASE WHEN is_unknown_stage THEN '"unknownStage":1' END) || '}'`;
  const entries = [
    { id: 'marks', json: marks },
    ...flags.map(({ flag, context, hidden }) => ({
      id: flag.id,
      json: `${text(`${JSON.stringify(flag.id)}:`)} || ${flagEvidence(flag, context, hidden)}`,
    })),
  ].sort((a, b) => (a.id < b.id ? -1 : 1));
  return `'{' || concat_ws(',', ${entries.map(({ json }) => json).join(', ')}) || '}'`;
}
