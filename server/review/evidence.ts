/** One flag of one deal as `Flags_Evidence__c` tells it, in SQL. */
import { text } from '../metrics/sql.ts';
import type { Judged } from './judged.ts';
import { shownThreshold } from './define.ts';

/** One entry of a flag's evidence. */
interface Entry {
  name: string;
  /** SQL of what it says, of any type; the entry is the same wherever this is. */
  value: string;
  /** JSON of the entry, name included, as SQL; null leaves it out. */
  json: string;
}

/** JSON of a flag's entries, their keys in order. */
export function flagEvidence(judged: Judged): string {
  const json = entriesOf(judged)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .map((entry) => entry.json);
  return `'{' || concat_ws(',', ${json.join(', ')}) || '}'`;
}

/** SQL of everything that a flag's evidence rests on. */
export function evidenceValues(judged: Judged): string[] {
  return entriesOf(judged).map(({ value }) => value);
}

function entriesOf({ flag, context, hidden }: Judged): Entry[] {
  const code = hidden === undefined ? flag.code(context) : `'unavailable'`;
  const whenRaised = (sql: string): string => `CASE WHEN ${context.state} = 'raised' THEN ${sql} END`;
  const entries: Entry[] = [
    { name: 'code', value: code, json: `'"code":"' || ${code} || '"'` },
    ...Object.entries({ talkingPoint: flag.talkingPoint, nextStep: flag.nextStep }).map(([name, sql]) => ({
      name,
      value: whenRaised(sql),
      json: whenRaised(`'"${name}":{"code":"' || ${sql} || '"}'`),
    })),
    ...Object.entries(flag.evidence).map(([name, value]) => ({
      name,
      value,
      json: `${text(`"${name}":`)} || coalesce(${jsonValue(value)}, 'null')`,
    })),
  ];
  const shown = shownThreshold(flag, context);
  if (shown)
    entries.push(
      { name: 'threshold', value: shown.value, json: `'"threshold":' || ${number(shown.value)}` },
      {
        name: 'thresholdSource',
        value: shown.source,
        json: `'"thresholdSource":"' || ${shown.source} || '"'`,
      },
    );
  if (hidden !== undefined) {
    const json = text(`"field":${JSON.stringify(hidden)}`);
    entries.push({ name: 'field', value: json, json });
  }
  return entries;
}

/** 14 rather than 14.0, and 7.5 as it is. */
const number = (sql: string): string =>
  `CASE WHEN (${sql}) = floor(${sql}) THEN (${sql})::BIGINT::VARCHAR ELSE (${sql})::DOUBLE::VARCHAR END`;

/** Dates as text, numbers as they are. */
function jsonValue(sql: string): string {
  return `CASE WHEN typeof(${sql}) = 'DATE' THEN '"' || (${sql}) || '"' ELSE (${sql})::VARCHAR END`;
}
