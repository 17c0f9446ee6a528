import { untouchedNeeds } from '../../metrics/untouched-rule.ts';
import { defineFlag } from '../define.ts';

/**
 * A qualified deal without a meeting ahead (R6). In the last days before its close date it needs a signature, not
 * another meeting; where the owner's team logs too little activity nobody can say (C15).
 */
export default defineFlag({
  id: 'no-next-meeting',
  label: 'No next meeting',
  description: 'Qualified, and no meeting with the buyer is planned.',
  source: 'R6, S0.40',
  needs: untouchedNeeds,
  parameters: { quietDays: 2 },
  thresholdUnit: 'days',
  state: ({ threshold }) => `CASE
    WHEN NOT gate THEN 'unknown'
    WHEN next_meeting_at IS NOT NULL THEN 'clear'
    WHEN rank IS NULL THEN 'unknown'
    WHEN rank < qualified_rank OR close_date - day BETWEEN 0 AND ${threshold('quietDays')} THEN 'clear'
    ELSE 'raised' END`,
  severity: () => `'warning'`,
  code: ({ state }) => `CASE
    WHEN NOT gate THEN 'activityGate'
    WHEN ${state} = 'unknown' THEN 'unknownStage'
    WHEN ${state} = 'raised' THEN 'noMeetingAhead'
    WHEN next_meeting_at IS NOT NULL THEN 'meetingScheduled'
    WHEN rank < qualified_rank THEN 'earlyStage'
    ELSE 'closesSoon' END`,
  evidence: { closeDate: 'close_date', nextMeeting: 'next_meeting_day' },
  talkingPoint: `'proposeMeeting'`,
  nextStep: `'scheduleMeeting'`,
});
