import { defineMetric } from '../define.ts';

/**
 * Qualified deals touched, or moved to another stage, in the period: the N of sales velocity.
 *
 * The touch may be anyone's; the deal must have been open and the subject's at that time. W looks at qualified deals
 * too, so that both speak of the same population.
 */
export default defineMetric({
  id: 'qualified-worked',
  label: 'Qualified opportunities worked',
  description: 'Qualified deals touched or moved to another stage in the period while open and owned.',
  formula: 'number of deals',
  unit: 'count',
  better: 'higher',
  controllable: true,
  group: 'velocity',
  source: 'S0.8',
  view: 'worked',
  columns: { value: 'count(*) FILTER (WHERE is_qualified)' },
  evidence: { where: 'is_qualified', code: 'qualifiedWorked', params: 'period' },
  needs: ['Task.WhatId', 'Event.WhatId'],
});
