import { defineMetric } from '../define.ts';

/** Mean age of the open deals in days. One very old deal moves it; the median beside it tells. */
export default defineMetric({
  id: 'average-open-age',
  label: 'Average age of open deals',
  description: 'Mean days since creation of the deals open at the end of the period, or today.',
  formula: 'days since creation / open deals',
  unit: 'days',
  better: 'lower',
  controllable: false,
  source: 'S0.31.2',
  group: 'pipeline',
  view: 'open',
  columns: {
    value: 'sum(age_days)::DOUBLE / nullif(count(*), 0)',
    num: 'coalesce(sum(age_days), 0)',
    den: 'count(*)',
    n: 'count(*)',
  },
  partUnits: { den: 'count' },
  evidence: { where: 'true', code: 'open', params: 'at' },
  needs: [],
});
