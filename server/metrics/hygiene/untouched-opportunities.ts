import { defineMetric } from '../define.ts';

/**
 * Open deals on which the flag "untouched" is raised: the very same rule, at the end of each period.
 *
 * Deals of owners whose team logs too little activity are left out (C15); when that leaves none, there is no number.
 */
export default defineMetric({
  id: 'untouched-opportunities',
  label: 'Untouched opportunities',
  description: 'Open deals without a touch for longer than their stage allows and without a meeting ahead.',
  formula: 'number of open deals left untouched',
  unit: 'count',
  better: 'lower',
  controllable: true,
  group: 'hygiene',
  source: 'S0.31.1, S0.36',
  view: 'open',
  columns: {
    value: `CASE WHEN count(*) = 0 OR count(*) FILTER (WHERE gate) > 0
      THEN count(*) FILTER (WHERE untouched_state = 'raised') END`,
    n: 'count(*) FILTER (WHERE gate)',
  },
  evidence: { where: `untouched_state = 'raised'`, code: 'untouched', params: 'at' },
  marks: { activityGate: 'count(*) FILTER (WHERE NOT gate)' },
  needs: ['Task.IsClosed', 'Task.WhatId', 'Event.WhatId', 'Event.StartDateTime'],
});
