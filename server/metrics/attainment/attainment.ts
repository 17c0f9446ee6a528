import { defineMetric } from '../define.ts';

/**
 * Bookings over the ramped target of the whole period.
 *
 * A team's is the sum over the sum: members without a quota add bookings and no target, and are counted. Never shown
 * without the levers beside it (S0.1).
 */
export default defineMetric({
  id: 'attainment',
  label: 'Attainment',
  description: 'Bookings of the period as a share of the ramped quota.',
  formula: 'bookings / ramped quota',
  unit: 'percent',
  better: 'higher',
  controllable: false,
  group: 'attainment',
  source: 'S0.1',
  view: 'booked',
  columns: {
    value: '100.0 * coalesce(sum(amount), 0)::DOUBLE / nullif(sum(target)::DOUBLE, 0)',
    num: 'coalesce(sum(amount), 0)',
    den: 'sum(target)',
    n: 'count(deal_no)',
  },
  partUnits: { num: 'currency', den: 'currency' },
  evidence: { where: 'deal_no IS NOT NULL', code: 'won', params: 'period' },
  marks: {
    missingAmount: 'count(*) FILTER (WHERE deal_no IS NOT NULL AND amount IS NULL)',
    missingQuota: 'count(*) FILTER (WHERE lacks_quota)',
    startDate: { count: 'count(*) FILTER (WHERE from_creation)', says: 'user-created' },
  },
  needs: ['Opportunity.Amount', 'Opportunity.CloseDate'],
});
