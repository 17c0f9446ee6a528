import { defineMetric } from '../define.ts';

/**
 * Share of the open deals with a meeting that has not begun yet, however far ahead (S0.7, S0.40). The records are the
 * deals without one.
 */
export default defineMetric({
  id: 'next-meeting-coverage',
  label: 'Next-meeting coverage',
  description: 'Share of the open deals with a meeting ahead.',
  formula: 'open deals with a meeting ahead / open deals',
  unit: 'percent',
  better: 'higher',
  controllable: true,
  source: 'S0.7, S0.40',
  group: 'hygiene',
  view: 'open',
  columns: {
    value:
      '100 * (count(*) FILTER (WHERE gate AND next_meeting_at IS NOT NULL))::DOUBLE / nullif(count(*) FILTER (WHERE gate), 0)',
    num: 'count(*) FILTER (WHERE gate AND next_meeting_at IS NOT NULL)',
    den: 'count(*) FILTER (WHERE gate)',
    n: 'count(*) FILTER (WHERE gate)',
  },
  partUnits: { num: 'count', den: 'count' },
  interval: { kind: 'jeffreys' },
  evidence: { where: 'gate AND NOT (next_meeting_at IS NOT NULL)', code: 'noMeeting', params: 'at' },
  marks: {
    activityGate: 'count(*) FILTER (WHERE NOT gate)',
  },
  needs: ['Task.IsClosed', 'Task.WhatId', 'Event.WhatId', 'Event.StartDateTime'],
});
