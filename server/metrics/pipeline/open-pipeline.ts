import { defineMetric } from '../define.ts';

/** Money in open deals, whatever their forecast category: a category is an opinion, open is a fact. */
export default defineMetric({
  id: 'open-pipeline',
  label: 'Open pipeline',
  description: 'Sum of the amounts of the deals open at the end of the period, or today.',
  formula: 'sum of amounts of open deals',
  unit: 'currency',
  better: 'higher',
  controllable: false,
  group: 'pipeline',
  source: 'S0.31.7',
  view: 'open',
  columns: { value: 'coalesce(sum(amount), 0)', n: 'count(*)' },
  evidence: { where: 'true', code: 'open', params: 'at' },
  marks: { missingAmount: 'count(*) FILTER (WHERE amount IS NULL)' },
  needs: ['Opportunity.Amount'],
});
