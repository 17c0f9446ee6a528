import { defineMetric } from '../define.ts';

/** The plain mean of the gaps between touch days, the one to now included; shown beside the weighted one (S0.31.3). */
export default defineMetric({
  id: 'simple-days-between-touches',
  label: 'Simple days between touches',
  description: 'Days between touches of the open deals, each gap weighing alike.',
  formula: 'mean over the deals of days since the first touch / number of gaps',
  unit: 'days',
  better: 'lower',
  controllable: true,
  source: 'S0.31.3',
  group: 'hygiene',
  view: 'open',
  columns: {
    value: '(sum(simple_touch_gap) FILTER (WHERE gate))::DOUBLE / nullif(count(*) FILTER (WHERE gate), 0)',
    n: 'count(*) FILTER (WHERE gate)',
  },
  evidence: { where: 'gate', code: 'judged', params: 'at' },
  marks: {
    activityGate: 'count(*) FILTER (WHERE NOT gate)',
  },
  needs: ['Task.IsClosed', 'Task.WhatId', 'Event.WhatId', 'Event.StartDateTime'],
});
