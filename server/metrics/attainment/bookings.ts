import { defineMetric } from '../define.ts';

/** Money won with a CloseDate in the period, corrections below zero included; nothing won is a true zero. */
export default defineMetric({
  id: 'bookings',
  label: 'Bookings',
  description: 'Sum of the amounts of the deals won with a close date in the period.',
  formula: 'sum of amounts won',
  unit: 'currency',
  better: 'higher',
  controllable: false,
  group: 'attainment',
  source: 'S0.35',
  view: 'booked',
  columns: { value: 'coalesce(sum(amount), 0)', n: 'count(deal_no)' },
  evidence: { where: 'deal_no IS NOT NULL', code: 'won', params: 'period' },
  marks: { missingAmount: 'count(*) FILTER (WHERE deal_no IS NOT NULL AND amount IS NULL)' },
  needs: ['Opportunity.Amount', 'Opportunity.CloseDate'],
});
