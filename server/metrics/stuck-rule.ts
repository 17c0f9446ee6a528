/**
 * R2, defined once for the flag and for the KPIs that count it (S0.37, readings).
 *
 * An open deal is stuck when it is longer in its stage than `factor` times the median of won passes through that stage in
 * the owner's segment, and longer than `floor` days. With fewer than `minimumPasses` passes `days` stand in, by stage
 * band; a rule of the admin on `days` goes before what was derived. A deal that the org shows as stuck stays so until it
 * is below `release` times a derived threshold, since a median creeps from day to day. Conditions on `fact.snapshot`.
 */
import { text } from './sql.ts';
import type { Parameters, Thresholds } from './thresholds.ts';
import { bands, thresholdSql } from './thresholds.ts';

export const stuckId = 'stuck-in-stage';

/** Days in a stage; `factor` and `release` are multiples. */
export const stuckParameters = {
  days: { early: 10, middle: 14, late: 21 },
  floor: 14,
  factor: 1.5,
  minimumPasses: 20,
  release: 0.9,
} satisfies Parameters;

/** Nothing: without stage history the last change of stage stands in. */
export const stuckNeeds: readonly string[] = [];

/** Whether a threshold was derived from won passes, for the row's stage band. */
function isDerived(thresholds: Thresholds): string {
  const byRule = bands.filter((band) => thresholds['days']![band].source !== 'default');
  const enough = `coalesce(stage_passes >= ${thresholdSql(thresholds, 'minimumPasses')}, false)`;
  if (byRule.length === 0) return enough;
  return `(${enough} AND coalesce(band, 'early') NOT IN (${byRule.map(text).join(', ')}))`;
}

/** Days in the stage beyond which a deal is stuck. */
export function stuckThreshold(thresholds: Thresholds): string {
  const derived = `greatest(${thresholdSql(thresholds, 'floor')}, ${thresholdSql(thresholds, 'factor')} * stage_median)`;
  return `(CASE WHEN ${isDerived(thresholds)} THEN ${derived} ELSE ${thresholdSql(thresholds, 'days')} END)::DOUBLE`;
}

/** 'derived', 'default' or 'rule:<DeveloperName>'. */
export function stuckThresholdSource(thresholds: Thresholds): string {
  return `CASE WHEN ${isDerived(thresholds)} THEN 'derived' ELSE ${thresholdSql(thresholds, 'days', 'source')} END`;
}

/** The state where `stage_threshold` and its source are known and `was_stuck` says what the org shows now. */
export function stuckState(thresholds: Thresholds): string {
  return `CASE
    WHEN days_in_stage IS NULL OR is_unknown_stage THEN 'unknown'
    WHEN days_in_stage > stage_threshold THEN 'raised'
    WHEN was_stuck AND stage_threshold_source = 'derived'
      AND days_in_stage >= ${thresholdSql(thresholds, 'release')} * stage_threshold THEN 'raised'
    ELSE 'clear' END`;
}
