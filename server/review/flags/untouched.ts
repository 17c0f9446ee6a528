import {
  untouchedId,
  untouchedNeeds,
  untouchedParameters,
  untouchedState,
} from '../../metrics/untouched-rule.ts';
import { defineFlag } from '../define.ts';

/**
 * Nobody spoke with the buyer for too long and nothing is scheduled (R1).
 *
 * The rule stands in `metrics/untouched-rule.ts`, because the KPIs of untouched deals count the very same. A deal never
 * touched stays a warning however old it is: it may never have been worked at all.
 */
export default defineFlag({
  id: untouchedId,
  label: 'Untouched',
  description: 'Open without a touch for too many days for its stage, and without a meeting ahead.',
  source: 'R1, S0.36',
  needs: untouchedNeeds,
  parameters: untouchedParameters,
  // A deal never touched is raised once its grace is over, however long the days are.
  shownThreshold: ({ threshold, source }) => ({
    value: `CASE WHEN last_touch_day IS NULL THEN ${threshold('grace')} ELSE ${threshold('days')} END`,
    source: `CASE WHEN last_touch_day IS NULL THEN ${source('grace')} ELSE ${source('days')} END`,
  }),
  thresholdUnit: 'days',
  state: ({ thresholds, unavailable }) => untouchedState(thresholds, unavailable),
  severity: ({ threshold }) =>
    `CASE WHEN day - last_touch_day >= 2 * (${threshold('days')}) THEN 'critical' ELSE 'warning' END`,
  code: ({ state, threshold }) => `CASE
    WHEN ${state} = 'unknown' THEN 'activityGate'
    WHEN ${state} = 'raised' AND last_touch_day IS NULL THEN 'neverTouched'
    WHEN ${state} = 'raised' THEN 'untouchedSince'
    WHEN next_meeting_at IS NOT NULL THEN 'meetingScheduled'
    WHEN last_touch_day IS NOT NULL AND day - last_touch_day < ${threshold('days')} THEN 'touchedRecently'
    ELSE 'newDeal' END`,
  evidence: {
    createdDate: 'created_day',
    lastTouchDate: 'last_touch_day',
    nextMeeting: 'next_meeting_day',
    touches: 'touches',
  },
  talkingPoint: `CASE WHEN last_touch_day IS NULL THEN 'firstContact' ELSE 'reopenConversation' END`,
  nextStep: `'logTouch'`,
});
