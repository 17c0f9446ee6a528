import { defineMetric } from '../define.ts';

const counted = 'is_qualified AND NOT coalesce(is_zero_win, false)';

/**
 * Share of decided deals that were won, by count.
 *
 * Open deals have said nothing yet, so they are absent, not losses. Nothing decided gives null: a rep back from leave
 * has no win rate, which is not the same as a bad one. Deals lost before they were qualified never were a contest.
 */
export default defineMetric({
  id: 'win-rate',
  label: 'Win rate',
  description: 'Share of the qualified deals decided in the last 365 days that were won, by count.',
  formula: 'deals won / deals won or lost',
  unit: 'percent',
  better: 'higher',
  controllable: false,
  group: 'velocity',
  source: 'S0.10',
  view: 'decided',
  columns: {
    value: `100.0 * count(*) FILTER (WHERE is_won AND ${counted}) / nullif(count(*) FILTER (WHERE ${counted}), 0)`,
    num: `count(*) FILTER (WHERE is_won AND ${counted})`,
    den: `count(*) FILTER (WHERE ${counted})`,
    n: `count(*) FILTER (WHERE ${counted})`,
  },
  partUnits: { num: 'count', den: 'count' },
  minimum: 'decided',
  interval: { kind: 'jeffreys' },
  evidence: { where: counted, code: 'decided', params: 'trailing' },
  marks: { zeroAmountWins: 'count(*) FILTER (WHERE is_zero_win)' },
  needs: ['Opportunity.CloseDate'],
});
