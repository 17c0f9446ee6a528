import { defineMetric } from '../define.ts';

/**
 * Share of the open deals touched in the last seven local days, the day asked about included (S0.31.4). The records are
 * the deals that were not.
 */
export default defineMetric({
  id: 'touch-rate',
  label: 'Touch rate',
  description: 'Share of the open deals touched in the last 7 days.',
  formula: 'open deals touched in 7 days / open deals',
  unit: 'percent',
  better: 'higher',
  controllable: true,
  source: 'S0.31.4',
  group: 'hygiene',
  view: 'open',
  columns: {
    value:
      '100 * (count(*) FILTER (WHERE gate AND touched_7))::DOUBLE / nullif(count(*) FILTER (WHERE gate), 0)',
    num: 'count(*) FILTER (WHERE gate AND touched_7)',
    den: 'count(*) FILTER (WHERE gate)',
    n: 'count(*) FILTER (WHERE gate)',
  },
  partUnits: { num: 'count', den: 'count' },
  interval: { kind: 'jeffreys' },
  evidence: { where: 'gate AND NOT (touched_7)', code: 'notTouched', params: 'at' },
  marks: {
    activityGate: 'count(*) FILTER (WHERE NOT gate)',
  },
  needs: ['Task.IsClosed', 'Task.WhatId', 'Event.WhatId', 'Event.StartDateTime'],
});
