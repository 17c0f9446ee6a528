import { defineMetric } from '../define.ts';

/**
 * Days between touches: for each deal the gap its average day lies in, Σg² / Σg over the gaps between touch days, the
 * silence since the last included; the mean of that over the deals (S0.31.3, readings).
 *
 * A plain mean of the gaps would call a deal well kept that was touched daily for 20 days and then forgotten for 60. A
 * deal never touched counts its age. Deals of owners whose team logs too little activity are left out (C15).
 */
export default defineMetric({
  id: 'days-between-touches',
  label: 'Days between touches',
  description:
    'Days between touches of the open deals, weighted by time, the silence since the last included.',
  formula: 'sum of the days between touches of each deal / open deals',
  unit: 'days',
  better: 'lower',
  controllable: true,
  source: 'S0.31.3',
  group: 'hygiene',
  view: 'open',
  columns: {
    value: '(sum(touch_gap) FILTER (WHERE gate))::DOUBLE / nullif(count(*) FILTER (WHERE gate), 0)',
    num: 'coalesce(sum(touch_gap) FILTER (WHERE gate), 0)',
    den: 'count(*) FILTER (WHERE gate)',
    n: 'count(*) FILTER (WHERE gate)',
  },
  partUnits: { den: 'count' },
  evidence: { where: 'gate', code: 'judged', params: 'at' },
  marks: {
    activityGate: 'count(*) FILTER (WHERE NOT gate)',
  },
  needs: ['Task.IsClosed', 'Task.WhatId', 'Event.WhatId', 'Event.StartDateTime'],
});
