import { defineFlag } from '../define.ts';

/** A meeting within so many days says that the deal moves: the flag stays a warning. */
const meetingSoon = `next_meeting_day - day <= 14`;

/**
 * Longer in its stage than deals that were won took for it (R2).
 *
 * The threshold is 1.5 times the median of won passes through the stage in the segment, at least 14 days; with too few
 * passes it is a default for the stage. The shown threshold is in whole days, so that it stands still while the median
 * creeps.
 */
export default defineFlag({
  id: 'stuck-in-stage',
  label: 'Stuck in stage',
  description: 'Longer in its stage than deals that were won, by half and by at least 14 days.',
  source: 'R2',
  needs: [],
  parameters: {
    days: { early: 10, middle: 14, late: 21 },
    floor: 14,
    factor: 1.5,
    minimumPasses: 20,
    release: 0.9,
  },
  shownThreshold: ({ state }) => ({
    value: `CASE WHEN ${state} = 'raised' THEN round(stage_threshold) END`,
    source: `CASE WHEN ${state} = 'raised' THEN stage_threshold_source END`,
  }),
  thresholdUnit: 'days',
  state: () => 'stuck_now',
  severity: () =>
    `CASE WHEN days_in_stage >= 2 * stage_threshold AND NOT coalesce(${meetingSoon}, false)
      THEN 'critical' ELSE 'warning' END`,
  code: ({ state }) => `CASE
    WHEN ${state} = 'unknown' THEN 'unknownStage'
    WHEN ${state} = 'clear' THEN 'inStageSince'
    WHEN ${meetingSoon} THEN 'stuckMeetingAhead'
    ELSE 'stuckSince' END`,
  evidence: { nextMeeting: 'next_meeting_day', stageSince: 'stage_since' },
  talkingPoint: `'askWhatBlocks'`,
  nextStep: `'reviewStage'`,
});
