import { defineMetric } from '../define.ts';

/** The middle deal's time in its present stage: the mean is moved by a few that nobody closed. */
export default defineMetric({
  id: 'median-days-in-stage',
  label: 'Median days in stage',
  description: 'Median days the open deals have been in their present stage.',
  formula: 'median of the days in the present stage',
  unit: 'days',
  better: 'lower',
  controllable: true,
  source: 'S0.31.1, S0.37',
  group: 'hygiene',
  view: 'open',
  columns: {
    value: 'median(stage_ms) / 86400000',
    n: 'count(stage_ms)',
  },
  evidence: { where: 'stage_ms IS NOT NULL', code: 'open', params: 'at' },
  marks: {
    unjudgedStage: 'count(*) FILTER (WHERE stage_ms IS NULL)',
  },
  needs: [],
});
