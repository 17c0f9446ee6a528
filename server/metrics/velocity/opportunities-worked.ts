import { defineMetric } from '../define.ts';

/** All deals touched, or moved to another stage, in the period while open and owned, qualified or not. */
export default defineMetric({
  id: 'opportunities-worked',
  label: 'Opportunities worked',
  description: 'Deals touched or moved to another stage in the period while open and owned.',
  formula: 'number of deals',
  unit: 'count',
  better: 'higher',
  controllable: true,
  group: 'velocity',
  source: 'S0.9',
  view: 'worked',
  columns: { value: 'count(*)' },
  evidence: { where: 'true', code: 'worked', params: 'period' },
  needs: ['Task.WhatId', 'Event.WhatId'],
});
