import { defineMetric } from '../define.ts';

const counted = 'is_won AND amount > 0';

/** Mean amount of a win. Free trials and finance's corrections (zero or less) are not prices. */
export default defineMetric({
  id: 'average-selling-price',
  label: 'Average selling price',
  description: 'Mean amount of the deals won in the last 365 days.',
  formula: 'amount won / deals won with an amount above zero',
  unit: 'currency',
  better: 'higher',
  controllable: false,
  group: 'velocity',
  source: 'S0.11',
  view: 'decided',
  columns: {
    value: `(sum(amount) FILTER (WHERE ${counted}))::DOUBLE / nullif(count(*) FILTER (WHERE ${counted}), 0)`,
    num: `coalesce(sum(amount) FILTER (WHERE ${counted}), 0)`,
    den: `count(*) FILTER (WHERE ${counted})`,
    n: `count(*) FILTER (WHERE ${counted})`,
  },
  partUnits: { den: 'count' },
  minimum: 'won',
  interval: { kind: 'student', spread: `stddev_samp(amount::DOUBLE) FILTER (WHERE ${counted})` },
  evidence: { where: counted, code: 'won', params: 'trailing' },
  marks: {
    missingAmount: 'count(*) FILTER (WHERE is_won AND amount IS NULL)',
    zeroAmountWins: 'count(*) FILTER (WHERE is_zero_win)',
  },
  needs: ['Opportunity.Amount', 'Opportunity.CloseDate'],
});
