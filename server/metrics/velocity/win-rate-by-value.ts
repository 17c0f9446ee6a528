import { defineMetric } from '../define.ts';

const counted = 'is_qualified AND amount IS NOT NULL AND NOT coalesce(is_zero_win, false)';

/** Share of the money decided upon that was won. A deal without an amount is in neither half. */
export default defineMetric({
  id: 'win-rate-by-value',
  label: 'Win rate by value',
  description: 'Share of the value of the qualified deals decided in the last 365 days that was won.',
  formula: 'amount won / amount won or lost',
  unit: 'percent',
  better: 'higher',
  controllable: false,
  group: 'velocity',
  source: 'S0.10',
  view: 'decided',
  columns: {
    value: `100.0 * coalesce(sum(amount) FILTER (WHERE is_won AND ${counted}), 0)::DOUBLE
      / nullif((sum(amount) FILTER (WHERE ${counted}))::DOUBLE, 0)`,
    num: `coalesce(sum(amount) FILTER (WHERE is_won AND ${counted}), 0)`,
    den: `coalesce(sum(amount) FILTER (WHERE ${counted}), 0)`,
    n: `count(*) FILTER (WHERE ${counted})`,
  },
  partUnits: { num: 'currency', den: 'currency' },
  minimum: 'decided',
  evidence: { where: counted, code: 'decided', params: 'trailing' },
  marks: {
    missingAmount: 'count(*) FILTER (WHERE is_qualified AND amount IS NULL)',
    zeroAmountWins: 'count(*) FILTER (WHERE is_zero_win)',
  },
  needs: ['Opportunity.Amount', 'Opportunity.CloseDate'],
});
