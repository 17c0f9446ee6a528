import { defineMetric } from '../define.ts';

/**
 * Deals that ended the period in a later stage than they began it, or won (S0.31.5), for the owner at its end. Begin is
 * the state just before the period, or at creation. Going back is counted apart, so that neither hides the other.
 */
export default defineMetric({
  id: 'opportunities-advanced',
  label: 'Opportunities advanced',
  description: 'Deals that ended the period in a later stage than they began it, or won.',
  formula: 'number of deals that moved ahead',
  unit: 'count',
  better: 'higher',
  controllable: true,
  group: 'progress',
  source: 'S0.31.5',
  view: 'moved',
  columns: { value: 'count(*) FILTER (WHERE is_advanced)' },
  evidence: { where: 'is_advanced', code: 'advanced', params: 'period' },
  needs: ['OpportunityHistory.StageName'],
});
