import { defineFlag } from '../define.ts';

/** Still open after the day it was to close (R4): the forecast counts on a date that has passed. */
export default defineFlag({
  id: 'past-due',
  label: 'Past due',
  description: 'Open although its close date has passed.',
  source: 'R4',
  needs: ['Opportunity.CloseDate'],
  parameters: { days: 0, criticalDays: 30 },
  shownThreshold: 'days',
  thresholdUnit: 'days',
  state: ({ threshold }) => `CASE
    WHEN close_date IS NULL THEN 'unknown'
    WHEN day - close_date > ${threshold('days')} THEN 'raised'
    ELSE 'clear' END`,
  severity: ({ threshold }) =>
    `CASE WHEN day - close_date >= ${threshold('criticalDays')} THEN 'critical' ELSE 'warning' END`,
  code: ({ state }) =>
    `CASE ${state} WHEN 'raised' THEN 'pastDue' WHEN 'unknown' THEN 'noCloseDate' ELSE 'closeDateAhead' END`,
  evidence: { closeDate: 'close_date' },
  talkingPoint: `'agreeNewDate'`,
  nextStep: `'updateCloseDate'`,
});
