import { defineMetric } from '../define.ts';

/** Deals that ended the period open in an earlier stage than they began it (S0.31.5), for the owner at its end. */
export default defineMetric({
  id: 'opportunities-regressed',
  label: 'Opportunities regressed',
  description: 'Deals that ended the period open in an earlier stage than they began it.',
  formula: 'number of deals that moved back',
  unit: 'count',
  better: 'lower',
  controllable: true,
  group: 'progress',
  source: 'S0.31.5',
  view: 'moved',
  columns: { value: 'count(*) FILTER (WHERE is_regressed)' },
  evidence: { where: 'is_regressed', code: 'regressed', params: 'period' },
  needs: ['OpportunityHistory.StageName'],
});
