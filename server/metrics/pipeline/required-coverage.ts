import { defineMetric } from '../define.ts';

/**
 * How much open pipeline a unit of bookings has taken: the amount of the deals due by the end of the period over what
 * deals of their stages were worth when they were decided (S3.10).
 *
 * Each deal weighs by the value win rate of the deals that reached its stage, of the whole org, decided in the 365 days to
 * the end of the period. A pipeline of early deals needs more of itself than one of late deals.
 */
export default defineMetric({
  id: 'required-coverage',
  label: 'Required coverage',
  description: 'Open pipeline needed for each unit of bookings, by the value win rates of its stages.',
  formula: 'amount of open deals / amount times value win rate of their stage',
  unit: 'ratio',
  better: 'neutral',
  controllable: false,
  source: 'S3.10',
  group: 'pipeline',
  view: 'closing',
  columns: {
    value: '(sum(amount) FILTER (WHERE is_weighted))::DOUBLE / nullif(sum(weighted)::DOUBLE, 0)',
    num: 'coalesce(sum(amount) FILTER (WHERE is_weighted), 0)',
    den: 'coalesce(sum(weighted), 0)',
    n: 'count(*) FILTER (WHERE is_weighted)',
  },
  partUnits: { num: 'currency', den: 'currency' },
  evidence: { where: 'is_weighted', code: 'closing', params: 'closing' },
  marks: {
    missingAmount: 'count(*) FILTER (WHERE is_closing AND amount IS NULL)',
    missingCloseDate: 'count(*) FILTER (WHERE lacks_close_date)',
    missingRate: 'count(*) FILTER (WHERE is_closing AND amount IS NOT NULL AND NOT is_weighted)',
  },
  needs: ['Opportunity.Amount', 'Opportunity.CloseDate'],
});
