import { defineMetric } from '../define.ts';

/** How long the open deals have been silent, on average; of a deal never touched its age (S0.31.3). */
export default defineMetric({
  id: 'days-since-last-touch',
  label: 'Days since last touch',
  description: 'Mean days since the last touch of the open deals.',
  formula: 'days since the last touch / open deals',
  unit: 'days',
  better: 'lower',
  controllable: true,
  source: 'S0.31.3',
  group: 'hygiene',
  view: 'open',
  columns: {
    value: '(sum(open_touch_gap) FILTER (WHERE gate))::DOUBLE / nullif(count(*) FILTER (WHERE gate), 0)',
    n: 'count(*) FILTER (WHERE gate)',
  },
  evidence: { where: 'gate', code: 'judged', params: 'at' },
  marks: {
    activityGate: 'count(*) FILTER (WHERE NOT gate)',
  },
  needs: ['Task.IsClosed', 'Task.WhatId', 'Event.WhatId', 'Event.StartDateTime'],
});
