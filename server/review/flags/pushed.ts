import { pushDays } from '../../metrics/views/pushes.sql.ts';
import { defineFlag } from '../define.ts';

/**
 * The close date was put off again and again (R5): each time by more than a week, at most once a day, and not undone by
 * a later date that is sooner again.
 */
export default defineFlag({
  id: 'pushed',
  label: 'Pushed',
  description: 'The close date was moved back by more than a week at least twice.',
  source: 'R5',
  needs: ['Opportunity.CloseDate', 'OpportunityHistory.CloseDate'],
  parameters: { warning: 2, critical: 3, days: pushDays },
  shownThreshold: 'warning',
  thresholdUnit: 'count',
  state: ({ threshold }) => `CASE
    WHEN is_fallback THEN 'unknown'
    WHEN pushes >= ${threshold('warning')} THEN 'raised'
    ELSE 'clear' END`,
  severity: ({ threshold }) =>
    `CASE WHEN pushes >= ${threshold('critical')} THEN 'critical' ELSE 'warning' END`,
  code: ({ state }) => `CASE
    WHEN ${state} = 'unknown' THEN 'noHistory'
    WHEN pushes > 0 THEN 'pushedTimes'
    ELSE 'dateHeld' END`,
  evidence: { lastPush: 'last_push_day', pushes: 'pushes' },
  talkingPoint: `'agreePlan'`,
  nextStep: `'updateCloseDate'`,
});
