import { defineMetric } from '../define.ts';

/**
 * Open deals on which the flag "stuck in stage" is raised: the very same rule, at the end of each period, with thresholds
 * from what was won by then.
 */
export default defineMetric({
  id: 'stuck-opportunities',
  label: 'Stuck opportunities',
  description: 'Open deals longer in their stage than deals that were won, by half and by at least 14 days.',
  formula: 'number of open deals stuck in their stage',
  unit: 'count',
  better: 'lower',
  controllable: true,
  source: 'S0.31.1, S0.37',
  group: 'hygiene',
  view: 'open',
  columns: {
    value: `count(*) FILTER (WHERE stuck_state = 'raised')`,
    n: `count(*) FILTER (WHERE stuck_state = 'raised')`,
  },
  evidence: { where: `stuck_state = 'raised'`, code: 'stuck', params: 'at' },
  marks: {
    unjudgedStage: `count(*) FILTER (WHERE stuck_state = 'unknown')`,
  },
  needs: [],
});
