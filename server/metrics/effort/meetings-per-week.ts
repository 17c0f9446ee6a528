import { defineMetric } from '../define.ts';

/**
 * Meetings held with a contact or lead (C7) per week, by the local day they started, for everybody of ours who took part;
 * with a deal or without. A meeting of several colleagues counts once for their team.
 */
export default defineMetric({
  id: 'meetings-per-week',
  label: 'Meetings per week',
  description: 'Meetings held with customers per week, on deals or not, for who took part.',
  formula: 'meetings held / weeks',
  unit: 'count-per-week',
  better: 'higher',
  controllable: true,
  group: 'effort',
  source: 'S0.32, C7',
  view: 'effort',
  columns: {
    value: 'coalesce(sum(meetings), 0)::DOUBLE / max(weeks)',
    num: 'coalesce(sum(meetings), 0)',
    den: 'max(weeks)',
    n: 'coalesce(sum(meetings), 0)',
  },
  partUnits: { num: 'count', den: 'weeks' },
  evidence: { where: 'false', code: 'meetings', params: 'period', listed: false },
  marks: { withoutDeal: 'coalesce(sum(loose_meetings), 0)' },
  needs: ['Event.OwnerId', 'Event.StartDateTime'],
});
