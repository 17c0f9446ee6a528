import { defineMetric } from '../define.ts';

/**
 * Money that new deals brought into the pipeline each week: the first amount ever entered on the deals created in the
 * period, over the weeks of it that have passed, one at least (S0.31.6). What became of the deals does not change it.
 */
export default defineMetric({
  id: 'new-pipeline-per-week',
  label: 'New pipeline per week',
  description: 'First amounts of the deals created in the period, per week.',
  formula: 'first amounts of deals created / weeks',
  unit: 'currency-per-week',
  better: 'higher',
  controllable: true,
  group: 'progress',
  source: 'S0.31.6',
  view: 'arrived',
  columns: {
    value: `coalesce(sum(amount) FILTER (WHERE kind = 'created'), 0)::DOUBLE / max(weeks)`,
    num: `coalesce(sum(amount) FILTER (WHERE kind = 'created'), 0)`,
    den: 'max(weeks)',
    n: `count(*) FILTER (WHERE kind = 'created')`,
  },
  partUnits: { num: 'currency', den: 'weeks' },
  evidence: { where: `kind = 'created'`, code: 'created', params: 'period' },
  marks: { missingAmount: `count(*) FILTER (WHERE kind = 'created' AND amount IS NULL)` },
  needs: ['Opportunity.Amount'],
});
