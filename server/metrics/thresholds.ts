/**
 * Thresholds of flags: defaults in code, overridden by `Touchline_Flag_Rule__mdt` rows (one flag, one parameter, one
 * stage band or all). A rule that cannot be used changes nothing and is named in a warning.
 */
import type { Mirror } from '../mirror/mirror.ts';
import { text } from './sql.ts';
import type { Warning } from './warning.ts';

export const bands = ['early', 'middle', 'late'] as const;
export type Band = (typeof bands)[number];

/** A default for all stages, or one per stage band; a deal in an unranked stage takes the early one. */
export type ParameterDefault = number | Readonly<Record<Band, number>>;
export type Parameters = Readonly<Record<string, ParameterDefault>>;

export interface FlagRule {
  DeveloperName: string | null;
  Flag__c: string | null;
  Parameter__c: string | null;
  Stage_Band__c: string | null;
  Value__c: number | null;
  Is_Active__c: boolean | null;
}

export interface Threshold {
  value: number;
  /** 'default' or 'rule:<DeveloperName>'. */
  source: string;
}

/** Thresholds by parameter and band. */
export type Thresholds = Readonly<Record<string, Readonly<Record<Band, Threshold>>>>;

export async function readFlagRules(mirror: Mirror): Promise<FlagRule[]> {
  return mirror.all<FlagRule>(`
    SELECT DeveloperName, Flag__c, Parameter__c, Stage_Band__c, Value__c, Is_Active__c
    FROM sf.touchline_flag_rule__mdt ORDER BY DeveloperName, Id`);
}

export function defaultOf(value: ParameterDefault, band: Band): number {
  return typeof value === 'number' ? value : value[band];
}

/** The thresholds of one flag. A rule for a band goes before a rule for all stages, the first DeveloperName wins. */
export function resolveThresholds(
  flag: string,
  parameters: Parameters,
  rules: readonly FlagRule[],
): Thresholds {
  const usable = rules.filter(
    (rule) => rule.Flag__c === flag && problemOf(rule, { [flag]: parameters }) === null,
  );
  return Object.fromEntries(
    Object.entries(parameters).map(([parameter, value]) => [
      parameter,
      Object.fromEntries(
        bands.map((band) => {
          const matching = usable.filter((rule) => rule.Parameter__c === parameter);
          const rule =
            matching.find((candidate) => bandOf(candidate) === band) ??
            matching.find((candidate) => bandOf(candidate) === '');
          return [
            band,
            rule
              ? { value: rule.Value__c!, source: `rule:${rule.DeveloperName}` }
              : { value: defaultOf(value, band), source: 'default' },
          ];
        }),
      ) as Record<Band, Threshold>,
    ]),
  );
}

function bandOf(rule: FlagRule): string {
  const band = rule.Stage_Band__c?.trim() ?? '';
  return band === 'all' ? '' : band;
}

/** What is wrong with an active rule, or null. Rules that are switched off are never wrong, and never used. */
function problemOf(rule: FlagRule, flags: Readonly<Record<string, Parameters>>): string | null {
  if (rule.Is_Active__c === false) return 'is switched off';
  const parameters = flags[rule.Flag__c ?? ''];
  if (!parameters)
    return `Flag__c is ${JSON.stringify(rule.Flag__c)}, expected one of ${Object.keys(flags).join(', ')}`;
  if (!Object.hasOwn(parameters, rule.Parameter__c ?? '')) {
    const known = Object.keys(parameters).join(', ');
    return `Parameter__c is ${JSON.stringify(rule.Parameter__c)}, expected one of ${known}`;
  }
  if (!['', ...bands].includes(bandOf(rule))) {
    return `Stage_Band__c is ${JSON.stringify(rule.Stage_Band__c)}, expected early, middle, late or empty for all`;
  }
  if (rule.Value__c === null || !Number.isFinite(rule.Value__c) || rule.Value__c < 0) {
    return `Value__c is ${JSON.stringify(rule.Value__c)}, expected a number that is not negative`;
  }
  return null;
}

/** Warnings about rules that are not used, all flags together. */
export function checkFlagRules(
  rules: readonly FlagRule[],
  flags: Readonly<Record<string, Parameters>>,
): Warning[] {
  const warnings: Warning[] = [];
  const seen = new Map<string, string>();
  for (const rule of rules) {
    if (rule.Is_Active__c === false) continue;
    const name = rule.DeveloperName ?? '';
    const problem = problemOf(rule, flags);
    const place = [rule.Flag__c, rule.Parameter__c, bandOf(rule)].join(' ');
    const earlier = seen.get(place);
    if (problem !== null) {
      warnings.push(unused(name, problem));
    } else if (earlier !== undefined) {
      warnings.push(
        unused(name, `${earlier} sets the same parameter for the same stages; switch one of them off`),
      );
    } else {
      seen.set(place, name);
    }
  }
  return warnings;
}

function unused(developerName: string, problem: string): Warning {
  return {
    code: 'flagRuleUnused',
    params: { developerName, problem },
    message: `Touchline_Flag_Rule__mdt ${developerName} is not used: ${problem}. Correct it in Setup, Custom Metadata Types.`,
  };
}

/** The value (or its source) of a parameter for the stage band of a row, as SQL. */
export function thresholdSql(
  thresholds: Thresholds,
  parameter: string,
  what: keyof Threshold = 'value',
): string {
  const byBand = thresholds[parameter]!;
  const literal = (band: Band): string =>
    what === 'value' ? String(byBand[band].value) : text(byBand[band].source);
  const early = literal('early');
  if (bands.every((band) => literal(band) === early)) return early;
  return `CASE band WHEN 'late' THEN ${literal('late')} WHEN 'middle' THEN ${literal('middle')} ELSE ${early} END`;
}
