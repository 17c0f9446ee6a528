import { defineMetric } from '../define.ts';

/** Mean days from creation to CloseDate of wins; positive, at least one, and losses have no cycle. */
export default defineMetric({
  id: 'average-sales-cycle',
  label: 'Average sales cycle',
  description: 'Mean days from creation to close of the deals won in the last 365 days, at least 1 each.',
  formula: 'days from creation to close / deals won',
  unit: 'days',
  better: 'lower',
  controllable: false,
  group: 'velocity',
  source: 'S0.12',
  view: 'decided',
  columns: {
    value: '(sum(cycle_days) FILTER (WHERE is_won))::DOUBLE / nullif(count(*) FILTER (WHERE is_won), 0)',
    num: 'coalesce(sum(cycle_days) FILTER (WHERE is_won), 0)',
    den: 'count(*) FILTER (WHERE is_won)',
    n: 'count(*) FILTER (WHERE is_won)',
  },
  partUnits: { den: 'count' },
  minimum: 'won',
  interval: { kind: 'student', spread: 'stddev_samp(cycle_days) FILTER (WHERE is_won)' },
  evidence: { where: 'is_won', code: 'won', params: 'trailing' },
  needs: ['Opportunity.CloseDate'],
});
