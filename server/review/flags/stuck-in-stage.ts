import { stuckId, stuckNeeds, stuckParameters } from '../../metrics/stuck-rule.ts';
import { defineFlag } from '../define.ts';

/** A meeting within so many days says that the deal moves: the flag stays a warning. */
const meetingSoon = `next_meeting_day - day <= 14`;

/**
 * Longer in its stage than deals that were won took for it (R2).
 *
 * The rule stands in `metrics/stuck-rule.ts`, because the KPIs of stuck deals count the very same. The shown threshold is
 * in whole days and only where the flag is raised, so that reviews stand still while the median creeps.
 */
export default defineFlag({
  id: stuckId,
  label: 'Stuck in stage',
  description: 'Longer in its stage than deals that were won, by half and by at least 14 days.',
  source: 'R2',
  needs: stuckNeeds,
  parameters: stuckParameters,
  shownThreshold: ({ state }) => ({
    value: `CASE WHEN ${state} = 'raised' THEN round(stage_threshold) END`,
    source: `CASE WHEN ${state} = 'raised' THEN stage_threshold_source END`,
  }),
  thresholdUnit: 'days',
  state: () => 'stuck_state',
  severity: () =>
    `CASE WHEN days_in_stage >= 2 * stage_threshold AND NOT coalesce(${meetingSoon}, false)
      THEN 'critical' ELSE 'warning' END`,
  code: ({ state }) => `CASE
    WHEN ${state} = 'unknown' THEN 'unknownStage'
    WHEN ${state} = 'clear' THEN 'inStageSince'
    WHEN ${meetingSoon} THEN 'stuckMeetingAhead'
    ELSE 'stuckSince' END`,
  evidence: { nextMeeting: 'next_meeting_day', stageSince: 'stage_since_day' },
  talkingPoint: `'askWhatBlocks'`,
  nextStep: `'reviewStage'`,
});
