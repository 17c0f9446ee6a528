import { defineMetric } from '../define.ts';

/** Number of deals open at the end of the period, or today. */
export default defineMetric({
  id: 'open-opportunities',
  label: 'Open opportunities',
  description: 'Number of the deals open at the end of the period, or today.',
  formula: 'number of open deals',
  unit: 'count',
  better: 'neutral',
  controllable: false,
  group: 'pipeline',
  source: 'S0.31.7',
  view: 'open',
  columns: { value: 'count(*)' },
  evidence: { where: 'true', code: 'open', params: 'at' },
  needs: [],
});
