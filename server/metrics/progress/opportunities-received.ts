import { defineMetric } from '../define.ts';

/**
 * Open deals that came to the person by a change of owner in the period (S0.31.6): each counts once, also above people
 * who passed it on among themselves. An org that keeps no history of owners knows of none and is marked so.
 */
export default defineMetric({
  id: 'opportunities-received',
  label: 'Opportunities received',
  description: 'Open deals taken over from another owner in the period.',
  formula: 'number of deals received',
  unit: 'count',
  better: 'neutral',
  controllable: false,
  group: 'progress',
  source: 'S0.31.6',
  view: 'arrived',
  columns: { value: `count(*) FILTER (WHERE kind = 'received')` },
  evidence: { where: `kind = 'received'`, code: 'received', params: 'period' },
  needs: ['OpportunityFieldHistory.NewValue'],
});
