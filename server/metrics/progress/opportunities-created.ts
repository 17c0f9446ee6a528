import { defineMetric } from '../define.ts';

/** Deals created in the period, for the owner at creation (S0.31.6); those taken over are counted apart. */
export default defineMetric({
  id: 'opportunities-created',
  label: 'Opportunities created',
  description: 'Deals created in the period, for the owner they were created with.',
  formula: 'number of deals created',
  unit: 'count',
  better: 'higher',
  controllable: true,
  group: 'progress',
  source: 'S0.31.6',
  view: 'arrived',
  columns: { value: `count(*) FILTER (WHERE kind = 'created')` },
  evidence: { where: `kind = 'created'`, code: 'created', params: 'period' },
  needs: [],
});
