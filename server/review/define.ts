/**
 * What a flag is: a rule over the open deals of `fact.open_now`, in SQL, with thresholds an admin may override, and
 * codes that pages turn into sentences.
 */
import type { Parameters, Thresholds } from '../metrics/thresholds.ts';
import { thresholdSql } from '../metrics/thresholds.ts';
import { isHidden } from '../metrics/views/run-context.ts';

/** What a flag's SQL is built from in one run. */
export interface FlagContext {
  thresholds: Thresholds;
  /** Fields the org does not let us read. */
  unavailable: ReadonlySet<string>;
  /** A parameter's value for the stage band of the row, as SQL. */
  threshold: (parameter: string) => string;
  /** Where that value came from, as SQL: 'default' or 'rule:<DeveloperName>'. */
  source: (parameter: string) => string;
  /** The state that was judged, as SQL; for everything but the state itself. */
  state: string;
}

/** The threshold that decided, as SQL; null where there was none. */
export interface ShownThreshold {
  value: string;
  source: string;
}

export interface FlagDefinition {
  /** kebab-case, names the failing state, equal to the file name. */
  id: string;
  /** At most 30 characters: the severity field is labelled with it too. */
  label: string;
  description: string;
  /** Where the definition stands: R- and S-numbers. */
  source: string;
  /** Without these fields the flag is `unknown`, 'Task.IsClosed'. */
  needs: readonly string[];
  parameters: Parameters;
  /** What pages show as the threshold: a parameter, or SQL where it follows from the row; none without it. */
  shownThreshold?: string | ((context: FlagContext) => ShownThreshold);
  /** What the shown threshold counts. */
  thresholdUnit: 'days' | 'count' | 'percent';
  /** SQL that says 'raised', 'clear' or 'unknown'. */
  state: (context: FlagContext) => string;
  /** SQL that says 'warning' or 'critical'; asked only where the flag is raised. */
  severity: (context: FlagContext) => string;
  /** SQL that says the evidence's message code. */
  code: (context: FlagContext) => string;
  /** What pages put into the message: SQL giving a DATE, a number or null, by parameter name. */
  evidence: Readonly<Record<string, string>>;
  /** SQL that says the codes of what to say and what to do next, where the flag is raised. */
  talkingPoint: string;
  nextStep: string;
}

export type Flag = FlagDefinition;

export function defineFlag(definition: FlagDefinition): Flag {
  if (!/^[a-z]+(-[a-z]+)*$/.test(definition.id))
    throw new Error(`flag id ${definition.id} is not kebab-case`);
  if (definition.label.length > 30) throw new Error(`label of ${definition.id} is longer than 30 characters`);
  const shown = definition.shownThreshold;
  if (typeof shown === 'string' && !(shown in definition.parameters))
    throw new Error(`flag ${definition.id} has no parameter ${shown}`);
  return definition;
}

export function flagContext(
  thresholds: Thresholds,
  unavailable: ReadonlySet<string>,
  state: string,
): FlagContext {
  return {
    thresholds,
    unavailable,
    threshold: (parameter) => thresholdSql(thresholds, parameter),
    source: (parameter) => thresholdSql(thresholds, parameter, 'source'),
    state,
  };
}

/** The threshold that decided a row, or undefined for a flag that has none to show. */
export function shownThreshold(flag: Flag, context: FlagContext): ShownThreshold | undefined {
  const shown = flag.shownThreshold;
  if (shown === undefined) return undefined;
  if (typeof shown === 'function') return shown(context);
  return { value: context.threshold(shown), source: context.source(shown) };
}

/** The field a flag lacks, or undefined when it can be judged. */
export function missingField(flag: Flag, unavailable: ReadonlySet<string>): string | undefined {
  return flag.needs.find((field) => isHidden(unavailable, field));
}
