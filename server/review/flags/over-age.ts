import { defineFlag } from '../define.ts';

/**
 * Open for longer than deals that were won took from creation to close (R3).
 *
 * Silent where the deal is stuck in its stage: one cause, one flag. Once raised it stays until the age falls below
 * `release` of the threshold, because the median moves and the deal did not.
 */
const threshold = (factor: string): string => `(${factor}) * won_cycle`;

export default defineFlag({
  id: 'over-age',
  label: 'Over age',
  description: 'Open for more than one and a half times as long as deals that were won took to close.',
  source: 'R3',
  needs: ['Opportunity.CloseDate'],
  parameters: { factor: 1.5, minimumWon: 20, release: 0.9 },
  shownThreshold: ({ state, threshold: parameter }) => ({
    value: `CASE WHEN ${state} = 'raised' THEN round(${threshold(parameter('factor'))}) END`,
    source: `CASE WHEN ${state} = 'raised' THEN 'derived' END`,
  }),
  thresholdUnit: 'days',
  state: ({ threshold: parameter }) => `CASE
    WHEN stuck_state = 'raised' THEN 'clear'
    WHEN won_cycle IS NULL OR won_deals < ${parameter('minimumWon')} THEN 'unknown'
    WHEN age_days > ${threshold(parameter('factor'))} THEN 'raised'
    WHEN was_over_age AND age_days >= ${parameter('release')} * ${threshold(parameter('factor'))} THEN 'raised'
    ELSE 'clear' END`,
  severity: ({ threshold: parameter }) =>
    `CASE WHEN age_days >= 2 * ${threshold(parameter('factor'))} THEN 'critical' ELSE 'warning' END`,
  code: ({ state }) => `CASE
    WHEN ${state} = 'unknown' THEN 'fewWonDeals'
    WHEN ${state} = 'raised' THEN 'overAge'
    WHEN stuck_state = 'raised' THEN 'stuckAlready'
    ELSE 'usualAge' END`,
  evidence: { createdDate: 'created_day' },
  talkingPoint: `'askStillPriority'`,
  nextStep: `'updateCloseDate'`,
});
