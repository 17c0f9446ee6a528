import { defineMetric } from '../define.ts';

/** Money in the open deals on which the flag "untouched" is raised. */
export default defineMetric({
  id: 'untouched-pipeline',
  label: 'Untouched pipeline',
  description: 'Sum of the amounts of the open deals left untouched.',
  formula: 'sum of amounts of open deals left untouched',
  unit: 'currency',
  better: 'lower',
  controllable: true,
  group: 'hygiene',
  source: 'S0.31.1, S0.36',
  view: 'open',
  columns: {
    value: `CASE WHEN count(*) = 0 OR count(*) FILTER (WHERE gate) > 0
      THEN coalesce(sum(amount) FILTER (WHERE untouched_state = 'raised'), 0) END`,
    n: `count(*) FILTER (WHERE untouched_state = 'raised')`,
  },
  evidence: { where: `untouched_state = 'raised'`, code: 'untouched', params: 'at' },
  marks: {
    activityGate: 'count(*) FILTER (WHERE NOT gate)',
    missingAmount: `count(*) FILTER (WHERE untouched_state = 'raised' AND amount IS NULL)`,
  },
  needs: ['Opportunity.Amount', 'Task.IsClosed', 'Task.WhatId', 'Event.WhatId', 'Event.StartDateTime'],
});
