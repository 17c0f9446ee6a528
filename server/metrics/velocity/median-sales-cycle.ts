import { defineMetric } from '../define.ts';

/** Days from creation to CloseDate of the win in the middle. */
export default defineMetric({
  id: 'median-sales-cycle',
  label: 'Median sales cycle',
  description: 'Median days from creation to close of the deals won in the last 365 days.',
  formula: 'median of the days from creation to close',
  unit: 'days',
  better: 'lower',
  controllable: false,
  group: 'velocity',
  source: 'S0.12',
  view: 'decided',
  columns: {
    value: 'median(cycle_days) FILTER (WHERE is_won)',
    n: 'count(*) FILTER (WHERE is_won)',
  },
  minimum: 'won',
  evidence: { where: 'is_won', code: 'won', params: 'trailing' },
  needs: ['Opportunity.CloseDate'],
});
