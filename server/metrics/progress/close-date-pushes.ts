import { defineMetric } from '../define.ts';

/**
 * Close dates moved later by more than seven days (R5), net per local day, while the deal was open; for the owner at that
 * moment. A later pull-in cancels nothing. `n` counts the deals.
 */
export default defineMetric({
  id: 'close-date-pushes',
  label: 'Close date pushes',
  description: 'How often the close date of an open deal was moved later by more than seven days.',
  formula: 'number of pushes',
  unit: 'count',
  better: 'lower',
  controllable: true,
  group: 'progress',
  source: 'R5',
  view: 'pushed',
  columns: { value: 'coalesce(sum(pushes), 0)', n: 'count(DISTINCT deal_no)' },
  evidence: { where: 'true', code: 'pushed', params: 'period' },
  needs: ['OpportunityHistory.StageName', 'OpportunityHistory.CloseDate'],
});
