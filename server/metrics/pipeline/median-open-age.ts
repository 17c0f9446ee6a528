import { defineMetric } from '../define.ts';

/** Middle age of the open deals in days: the sales cycle of wins alone would hide those that never close (S0.12). */
export default defineMetric({
  id: 'median-open-age',
  label: 'Median age of open deals',
  description: 'Median days since creation of the deals open at the end of the period, or today.',
  formula: 'median of the days since creation',
  unit: 'days',
  better: 'lower',
  controllable: false,
  group: 'pipeline',
  source: 'S0.31.2',
  view: 'open',
  columns: { value: 'median(age_days)', n: 'count(*)' },
  evidence: { where: 'true', code: 'open', params: 'at' },
  needs: [],
});
