import { defineMetric } from '../define.ts';

/**
 * Mean time the open deals have been in their present stage, in days and parts of days: since they last entered it, not
 * all the time they ever spent there. Measured to the end of the local day, so that it moves at midnight and not with
 * every run.
 */
export default defineMetric({
  id: 'average-days-in-stage',
  label: 'Average days in stage',
  description: 'Mean days the open deals have been in their present stage.',
  formula: 'days in the present stage / open deals',
  unit: 'days',
  better: 'lower',
  controllable: true,
  source: 'S0.31.1, S0.37',
  group: 'hygiene',
  view: 'open',
  columns: {
    value: 'sum(stage_ms)::DOUBLE / 86400000 / nullif(count(stage_ms), 0)',
    num: 'coalesce(sum(stage_ms), 0)::DOUBLE / 86400000',
    den: 'count(stage_ms)',
    n: 'count(stage_ms)',
  },
  partUnits: { den: 'count' },
  evidence: { where: 'stage_ms IS NOT NULL', code: 'open', params: 'at' },
  marks: {
    unjudgedStage: 'count(*) FILTER (WHERE stage_ms IS NULL)',
  },
  needs: [],
});
