import { defineMetric } from '../define.ts';

const counted = 'is_won AND amount > 0';

/** The win in the middle: one whale moves the mean, not this. */
export default defineMetric({
  id: 'median-selling-price',
  label: 'Median selling price',
  description: 'Median amount of the deals won in the last 365 days.',
  formula: 'median of the amounts above zero',
  unit: 'currency',
  better: 'higher',
  controllable: false,
  group: 'velocity',
  source: 'S0.11',
  view: 'decided',
  columns: {
    value: `median(amount::DOUBLE) FILTER (WHERE ${counted})`,
    n: `count(*) FILTER (WHERE ${counted})`,
  },
  minimum: 'won',
  evidence: { where: counted, code: 'won', params: 'trailing' },
  marks: {
    missingAmount: 'count(*) FILTER (WHERE is_won AND amount IS NULL)',
    zeroAmountWins: 'count(*) FILTER (WHERE is_zero_win)',
  },
  needs: ['Opportunity.Amount', 'Opportunity.CloseDate'],
});
