import { defineMetric } from '../define.ts';

/**
 * Completed calls, mails and meetings (C5) per week, for who did them: the owner of a task, everybody invited to a meeting;
 * with a deal or without. The weeks are those of the period that have passed, one at least. A meeting of several
 * colleagues counts once for their team.
 */
export default defineMetric({
  id: 'activities-per-week',
  label: 'Activities per week',
  description: 'Completed calls, emails and meetings per week, on deals or not, for who took part.',
  formula: 'completed activities / weeks',
  unit: 'count-per-week',
  better: 'higher',
  controllable: true,
  group: 'effort',
  source: 'S0.32, C5',
  view: 'effort',
  columns: {
    value: 'coalesce(sum(touches), 0)::DOUBLE / max(weeks)',
    num: 'coalesce(sum(touches), 0)',
    den: 'max(weeks)',
    n: 'coalesce(sum(touches), 0)',
  },
  partUnits: { num: 'count', den: 'weeks' },
  evidence: { where: 'false', code: 'activities', params: 'period', listed: false },
  marks: { withoutDeal: 'coalesce(sum(loose_touches), 0)' },
  needs: ['Task.IsClosed', 'Task.OwnerId', 'Event.OwnerId', 'Event.StartDateTime'],
});
