/** One flag of one deal as `Flags_Evidence__c` tells it, in SQL. */
import { text } from '../metrics/sql.ts';
import type { Flag, FlagContext } from './define.ts';
import { shownThreshold } from './define.ts';

/** JSON of a flag's entry, its keys in order. `hidden` is the field whose absence leaves it unknown. */
export function flagEvidence(flag: Flag, context: FlagContext, hidden: string | undefined): string {
  const entries: Record<string, string> = {
    code: `'"code":"' || ${hidden === undefined ? flag.code(context) : `'unavailable'`} || '"'`,
    talkingPoint: whenRaised(context, `'"talkingPoint":{"code":"' || ${flag.talkingPoint} || '"}'`),
    nextStep: whenRaised(context, `'"nextStep":{"code":"' || ${flag.nextStep} || '"}'`),
  };
  const shown = shownThreshold(flag, context);
  if (shown) {
    entries['threshold'] = `'"threshold":' || ${number(shown.value)}`;
    entries['thresholdSource'] = `'"thresholdSource":"' || ${shown.source} || '"'`;
  }
  for (const [name, value] of Object.entries(flag.evidence)) {
    entries[name] = `${text(`"${name}":`)} || coalesce(${jsonValue(value)}, 'null')`;
  }
  if (hidden !== undefined) entries['field'] = text(`"field":${JSON.stringify(hidden)}`);
  const json = Object.keys(entries)
    .sort()
    .map((name) => entries[name]);
  return `'{' || concat_ws(',', ${json.join(', ')}) || '}'`;
}

const whenRaised = ({ state }: FlagContext, json: string): string =>
  `CASE WHEN ${state} = 'raised' THEN ${json} END`;

/** 14 rather than 14.0, and 7.5 as it is. */
const number = (sql: string): string =>
  `CASE WHEN (${sql}) = floor(${sql}) THEN (${sql})::BIGINT::VARCHAR ELSE (${sql})::DOUBLE::VARCHAR END`;

/** Dates as text, numbers as they are. */
function jsonValue(sql: string): string {
  return `CASE WHEN typeof(${sql}) = 'DATE' THEN '"' || (${sql}) || '"' ELSE (${sql})::VARCHAR END`;
}
