/** The flags as they are judged in one run, in SQL: states first, then what rests on them. */
import { identifier } from '../metrics/sql.ts';
import type { FlagRule } from '../metrics/thresholds.ts';
import { resolveThresholds } from '../metrics/thresholds.ts';
import type { RunContext } from '../metrics/views/run-context.ts';
import type { Flag, FlagContext } from './define.ts';
import { flagContext, missingField } from './define.ts';

/** A flag with what its SQL is built from in this run. */
export interface Judged {
  flag: Flag;
  context: FlagContext;
  /** Name of the column of its severity, as SQL. */
  severity: string;
  /** The field without which it is unknown on every deal. */
  hidden: string | undefined;
}

/** In the order of their ids. */
export function judge(run: RunContext, flags: readonly Flag[], rules: readonly FlagRule[]): Judged[] {
  return [...flags]
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((flag) => ({
      flag,
      context: flagContext(
        resolveThresholds(flag.id, flag.parameters, rules),
        run.unavailable,
        identifier(`state of ${flag.id}`),
      ),
      severity: identifier(`severity of ${flag.id}`),
      hidden: missingField(flag, run.unavailable),
    }));
}

/** `WITH` a relation `weighed`: open deals with state and severity of every flag. `deals` is a SELECT. */
export function weighed(flags: readonly Judged[], deals: string): string {
  const states = flags.map(
    ({ flag, context, hidden }) =>
      `, ${hidden === undefined ? flag.state(context) : `'unknown'`} AS ${context.state}`,
  );
  const severities = flags.map(
    ({ flag, context, severity }) =>
      `, CASE WHEN ${context.state} = 'raised' THEN ${flag.severity(context)} END AS ${severity}`,
  );
  return `
    WITH judged AS (SELECT *${states.join('\n')} FROM (${deals})),
    weighed AS (SELECT *${severities.join('\n')} FROM judged)`;
}
