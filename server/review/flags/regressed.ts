import { defineFlag } from '../define.ts';

/** The deal went back to an earlier open stage lately (R10): something believed settled is open again. */
export default defineFlag({
  id: 'regressed',
  label: 'Moved back',
  description: 'Moved back to an earlier stage in the last 30 days.',
  source: 'R10',
  needs: ['OpportunityHistory.StageName'],
  parameters: { days: 30 },
  shownThreshold: 'days',
  thresholdUnit: 'days',
  state: ({ threshold }) => `CASE
    WHEN is_fallback THEN 'unknown'
    WHEN day - moved_back_day < ${threshold('days')} THEN 'raised'
    ELSE 'clear' END`,
  severity: () => `'warning'`,
  code: ({ state }) => `CASE
    WHEN ${state} = 'unknown' THEN 'noHistory'
    WHEN ${state} = 'raised' THEN 'movedBack'
    WHEN moved_back_day IS NOT NULL THEN 'movedBackBefore'
    ELSE 'neverMovedBack' END`,
  evidence: { fromRank: 'moved_from_rank', movedBackDate: 'moved_back_day', toRank: 'moved_to_rank' },
  talkingPoint: `'askWhatChanged'`,
  nextStep: `'reviewStage'`,
});
