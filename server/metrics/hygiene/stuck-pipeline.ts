import { defineMetric } from '../define.ts';

/** Money in the open deals on which the flag "stuck in stage" is raised. */
export default defineMetric({
  id: 'stuck-pipeline',
  label: 'Stuck pipeline',
  description: 'Sum of the amounts of the open deals stuck in their stage.',
  formula: 'sum of amounts of open deals stuck in their stage',
  unit: 'currency',
  better: 'lower',
  controllable: true,
  source: 'S0.31.1, S0.37',
  group: 'hygiene',
  view: 'open',
  columns: {
    value: `coalesce(sum(amount) FILTER (WHERE stuck_state = 'raised'), 0)`,
    n: `count(*) FILTER (WHERE stuck_state = 'raised')`,
  },
  evidence: { where: `stuck_state = 'raised'`, code: 'stuck', params: 'at' },
  marks: {
    missingAmount: `count(*) FILTER (WHERE stuck_state = 'raised' AND amount IS NULL)`,
    unjudgedStage: `count(*) FILTER (WHERE stuck_state = 'unknown')`,
  },
  needs: ['Opportunity.Amount'],
});
