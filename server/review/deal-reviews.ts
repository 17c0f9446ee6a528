import type { Mirror } from '../mirror/mirror.ts';
import { addDays } from '../period.ts';
import { date, identifier, text } from '../metrics/sql.ts';
import type { FlagRule, Thresholds } from '../metrics/thresholds.ts';
import { resolveThresholds, thresholdSql } from '../metrics/thresholds.ts';
import type { RunContext } from '../metrics/views/run-context.ts';
import { flagColumns } from './columns.ts';
import type { Flag } from './define.ts';
import { flagContext, missingField } from './define.ts';

/**
 * `out.deal_review`: one row per open deal with every flag, and per deal decided in the last days with none.
 *
 * Leaves `fact.flagged(deal_no, flag, state, severity)` for the places to look first.
 */
export async function writeDealReviews(
  mirror: Mirror,
  run: RunContext,
  flags: readonly Flag[],
  rules: readonly FlagRule[],
): Promise<void> {
  await mirror.run(`
    CREATE OR REPLACE TABLE fact.flagged (
      deal_no INTEGER, flag VARCHAR, state VARCHAR, severity VARCHAR, evidence VARCHAR)`);
  for (const flag of flags) await mirror.run(flagRows(run, flag, rules));
  await mirror.run(reviewTable(run, flags));
}

/** The rows of one flag at the moment of the run. */
function flagRows(run: RunContext, flag: Flag, rules: readonly FlagRule[]): string {
  const thresholds = resolveThresholds(flag.id, flag.parameters, rules);
  const context = flagContext(thresholds, run.unavailable);
  const hidden = missingField(flag, run.unavailable);
  const entries: Record<string, string> = {
    code: `'"code":"' || ${hidden === undefined ? flag.code(context) : `'unavailable'`} || '"'`,
    threshold: `'"threshold":' || ${number(shownThreshold(flag, thresholds))}`,
    thresholdSource: `'"thresholdSource":"' || ${shownThreshold(flag, thresholds, 'source')} || '"'`,
    talkingPoint: whenRaised(`'"talkingPoint":{"code":"' || ${flag.talkingPoint} || '"}'`),
    nextStep: whenRaised(`'"nextStep":{"code":"' || ${flag.nextStep} || '"}'`),
  };
  for (const [name, value] of Object.entries(flag.evidence)) {
    entries[name] = `${text(`"${name}":`)} || coalesce(${jsonValue(value)}, 'null')`;
  }
  if (hidden !== undefined) entries['field'] = text(`"field":${JSON.stringify(hidden)}`);
  const json = Object.keys(entries)
    .sort()
    .map((name) => entries[name]);
  return `
    INSERT INTO fact.flagged
    WITH judged AS (
      SELECT *, ${hidden === undefined ? flag.state(context) : `'unknown'`} AS state
      FROM fact.snapshot WHERE end_no = ${run.endings.length}
    )
    SELECT deal_no, ${text(flag.id)}, state, CASE WHEN state = 'raised' THEN ${flag.severity(context)} END,
      '{' || concat_ws(',', ${json.join(', ')}) || '}'
    FROM judged`;
}

/** The threshold that decided, as SQL. */
function shownThreshold(flag: Flag, thresholds: Thresholds, part: 'value' | 'source' = 'value'): string {
  const usual = thresholdSql(thresholds, flag.shownThreshold, part);
  if (!flag.otherThreshold) return usual;
  const { when, parameter } = flag.otherThreshold;
  return `(CASE WHEN ${when} THEN ${thresholdSql(thresholds, parameter, part)} ELSE ${usual} END)`;
}

const whenRaised = (json: string): string => `CASE WHEN state = 'raised' THEN ${json} END`;

/** 14 rather than 14.0, and 7.5 as it is. */
const number = (sql: string): string =>
  `CASE WHEN (${sql}) = floor(${sql}) THEN (${sql})::BIGINT::VARCHAR ELSE (${sql})::DOUBLE::VARCHAR END`;

/** Dates as text, numbers as they are. */
function jsonValue(sql: string): string {
  return `CASE WHEN typeof(${sql}) = 'DATE' THEN '"' || (${sql}) || '"' ELSE (${sql})::VARCHAR END`;
}

function reviewTable(run: RunContext, flags: readonly Flag[]): string {
  const since = date(addDays(run.today, 1 - run.settings.reviewWindow));
  const sorted = [...flags].sort((a, b) => (a.id < b.id ? -1 : 1));
  const columns = sorted.flatMap((flag, index) => {
    const { state, severity } = flagColumns(flag);
    return [`f${index}.state AS ${identifier(state)}`, `f${index}.severity AS ${identifier(severity)}`];
  });
  const joins = sorted.map(
    (flag, index) =>
      `LEFT JOIN fact.flagged f${index} ON f${index}.deal_no = d.deal_no AND f${index}.flag = ${text(flag.id)}`,
  );
  const raised = sorted.map((_, index) => `CASE WHEN f${index}.state = 'raised' THEN 1 ELSE 0 END`);
  const entries = sorted.map((flag, index) => `${text(`${JSON.stringify(flag.id)}:`)} || f${index}.evidence`);
  return `
    CREATE OR REPLACE TABLE out.deal_review AS
    WITH reviewed AS (
      SELECT deal_no, rank, is_fallback, is_unknown_stage, false AS is_closed
      FROM fact.snapshot WHERE end_no = ${run.endings.length}
      UNION ALL
      SELECT deal_no, NULL, is_fallback, is_unknown_stage, true
      FROM fact.deal WHERE is_closed AND outcome_day BETWEEN ${since} AND ${date(run.today)}
    )
    SELECT b.deal_id AS "Key__c", b.deal_id AS "Opportunity__c", d.rank::DOUBLE AS "Stage_Rank__c",
      (${raised.join(' + ') || '0'})::DOUBLE AS "Flag_Count__c",
      ${columns.map((column) => `${column},`).join('\n')}
      CASE WHEN d.is_closed THEN '{}' ELSE '{' || concat_ws(',', '"marks":{' || concat_ws(',',
        CASE WHEN d.is_fallback THEN '"fallback":1' END,
        CASE WHEN d.is_unknown_stage THEN '"unknownStage":1' END) || '}',
        ${entries.join(', ') || 'NULL'}) || '}' END AS "Flags_Evidence__c"
    FROM reviewed d JOIN fact.deal b ON b.deal_no = d.deal_no
    ${joins.join('\n')}
    ORDER BY 1`;
}
