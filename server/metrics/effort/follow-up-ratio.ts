import { defineMetric } from '../define.ts';

/**
 * Follow-up meetings for each initial meeting (S0.15): per deal the first meeting held is initial (C8), in the period it
 * started in and for the owner of the deal then; later ones follow up when they start within 30 days. Initials younger
 * than that may still be followed up: they are marked, not judged.
 */
export default defineMetric({
  id: 'follow-up-ratio',
  label: 'Follow-up ratio',
  description: 'Follow-up meetings within 30 days for each initial meeting of a deal.',
  formula: 'follow-up meetings / initial meetings at least 30 days old',
  unit: 'ratio',
  better: 'higher',
  controllable: true,
  group: 'effort',
  source: 'S0.15, C8',
  view: 'followed',
  columns: {
    value: `sum(follow_ups) FILTER (WHERE is_mature)::DOUBLE / nullif(count(*) FILTER (WHERE is_mature), 0)`,
    num: 'coalesce(sum(follow_ups) FILTER (WHERE is_mature), 0)',
    den: 'count(*) FILTER (WHERE is_mature)',
    n: 'count(*) FILTER (WHERE is_mature)',
  },
  partUnits: { num: 'count', den: 'count' },
  evidence: { where: 'is_mature', code: 'initialMeetings', params: 'period' },
  marks: { immature: 'count(*) FILTER (WHERE NOT is_mature)' },
  needs: ['Event.WhatId', 'Event.StartDateTime'],
});
