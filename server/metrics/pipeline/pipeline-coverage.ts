import { defineMetric } from '../define.ts';

/**
 * Open pipeline that is due by the end of the period, over what is still to be won in it (S3.10). Past-due deals count in
 * the period that holds today.
 *
 * There is no universal good value: compare with the required coverage beside it. When the target is met nothing is to be
 * covered, and there is no number.
 */
export default defineMetric({
  id: 'pipeline-coverage',
  label: 'Pipeline coverage',
  description: 'Open pipeline closing by the end of the period, over the target that is still open.',
  formula: 'open pipeline closing by the end of the period / (ramped target - bookings)',
  unit: 'ratio',
  better: 'higher',
  controllable: false,
  source: 'S3.10',
  group: 'pipeline',
  view: 'closing',
  columns: {
    value: `CASE WHEN sum(target)::DOUBLE > coalesce(sum(booked), 0)::DOUBLE THEN coalesce(sum(amount) FILTER (WHERE is_closing), 0)::DOUBLE
      / (sum(target)::DOUBLE - coalesce(sum(booked), 0)::DOUBLE) END`,
    num: 'coalesce(sum(amount) FILTER (WHERE is_closing), 0)',
    den: 'sum(target)::DOUBLE - coalesce(sum(booked), 0)::DOUBLE',
    n: 'count(*) FILTER (WHERE is_closing)',
  },
  partUnits: { num: 'currency', den: 'currency' },
  evidence: { where: 'is_closing', code: 'closing', params: 'closing' },
  marks: {
    missingAmount: 'count(*) FILTER (WHERE is_closing AND amount IS NULL)',
    missingCloseDate: 'count(*) FILTER (WHERE lacks_close_date)',
    missingQuota: 'count(*) FILTER (WHERE lacks_quota)',
    startDate: { count: 'count(*) FILTER (WHERE from_creation)', says: 'user-created' },
    targetMet: {
      count: 'CASE WHEN sum(target)::DOUBLE <= coalesce(sum(booked), 0)::DOUBLE THEN 1 ELSE 0 END',
      says: 'yes',
    },
  },
  needs: ['Opportunity.Amount', 'Opportunity.CloseDate'],
});
